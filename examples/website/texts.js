// Every text of the page, by language. To translate it, add a file and name it here: nothing else has to change.
import { en } from "./texts/en.js";
import { es } from "./texts/es.js";

export const texts = { en, es };
