// An invented community to look round in: eight weeks that end today, so that there is always something on the broker's list.
//
// Some of the people of `examples/data/neighbourhood`, in a smaller story. Nobody here is real; telephone numbers are from the
// ranges kept free for stories.
import { newSalt } from "./timebank/web.js";

const ACTIVITIES = [
  ["lift", "A lift", "physical"],
  ["sewing", "Sewing and alterations", "money"],
  ["small-repairs", "Small repairs", "physical"],
  ["visit", "A visit at home", "belonging"],
  ["it-help", "Help with telephones and computers", "purpose"],
  ["knitting", "Knitting and crochet", "fulfilment"],
  ["cooking", "Cooking together", "belonging"],
  ["walk-together", "A walk in company", "belonging"],
  ["community-meal", "Community meal", "belonging"],
  ["mens-shed", "Men's shed", "purpose"],
  ["choir", "Choir", "meaning"],
  ["form-filling", "Filling in forms together", "money"],
  ["shopping", "Shopping and fetching", "physical"],
];

const CHARTER = {
  name: "Harpurbrook Time Bank",
  timeZone: "Europe/London",
  credit: { limits: { member: { lowest: -1200, highest: 3600, mode: "advisory" } }, group: "receivers-share" },
  confirmation: { days: 7, silence: "confirms", answerDays: 14 },
  rules: [
    { rule: { type: "met-by-staff" }, scope: { settings: ["home"] }, because: "we know one another before we send anybody to anybody" },
    { rule: { type: "broker-approval" }, scope: { activityTags: ["handles-money"] }, because: "going with somebody's money is talked over first" },
    { rule: { type: "shared-language" }, because: "a phrase book is not enough for this" },
    { rule: { type: "broker-approval", aboveMinutes: 300 }, because: "half a day and more is talked over first" },
  ],
  activities: ACTIVITIES.map(([code, name, need]) => ({ code, name, needs: [{ need, weight: 2 }], ...(code === "shopping" ? { tags: ["handles-money"] } : {}) })),
  today: { unansweredDays: 5, quietLeastDays: 14, quietTenths: 20, aheadDays: 7 },
  listings: { requestDays: 120, brokerOnlyNeeds: [] },
  // In so small a community a member is told of one person a week.
  matching: { suggestions: 1 },
};

const PEOPLE = [
  ["priya", "Priya Raman", "07700 900101", ["en", "ta"]],
  ["winston", "Winston Clarke", "0161 496 0111", ["en"]],
  ["maureen", "Maureen Tierney", "0161 496 0112", ["en", "ga"]],
  ["ana", "Ana Conceição Duarte", "07700 900113", ["pt", "en"]],
  ["yusuf", "Yusuf Warsame", "07700 900114", ["so", "en", "ar"]],
  ["gary", "Gary Pickup", "07700 900115", ["en"]],
  ["dorothy", "Dorothy Fairhurst", "0161 496 0119", ["en"]],
  ["walter", "Walter Higginbottom", "0161 496 0121", ["en"]],
  ["halina", "Halina Zielińska", "07700 900123", ["pl", "en"]],
  ["ifeoma", "Ifeoma Okonkwo", "07700 900124", ["en", "ig"]],
  ["eddie", "Eddie Molloy", "0161 496 0125", ["en"]],
  ["kelly", "Kelly Brannigan", "07700 900128", ["en"]],
  ["oleksandra", "Oleksandra Bondar", "07700 900138", ["uk"]],
  ["arthur", "Arthur Ogden", "0161 496 0135", ["en"]],
];

const LISTINGS = [
  [-54, "offer", "winston", "lift", "Lifts round Harpurbrook", "Thirty-one years on the buses and never lost a passenger. Wheelchair folds into the boot.", 40],
  [-54, "offer", "ana", "sewing", "Hems, zips, linings", "Bring it clean and I will see what can be done. Evenings are best.", 45],
  [-53, "offer", "gary", "small-repairs", "Small jobs round the house", "Taps, hinges, shelves, doors that stick. Not gas and not rewiring.", 60],
  [-53, "offer", "yusuf", "it-help", "Patient help with telephones", "In Somali, Arabic or English. No question is too small.", 45],
  [-50, "offer", "dorothy", "knitting", "Learn to knit or crochet", "Come to me, it is warm. Wool provided.", 60],
  [-49, "offer", "maureen", "visit", "I'll come and sit a while", "Tea, talk, a crossword. I was a dinner lady for thirty years; nothing shocks me.", 60],
  [-47, "offer", "halina", "cooking", "Baking together", "Poppy-seed cake, rye bread, and the stories that go with them.", 120],
  [-40, "offer", "ifeoma", "choir", "Thursday choir", "No auditions. If you can talk you can sing.", 90],
  [-30, "offer", "kelly", "walk-together", "Pram walks", "Mine are at school now, but I remember.", 45],
  [-30, "offer", "arthur", "shopping", "Fetching and carrying", "I go to the shops most days as it is.", 45],
  [-20, "offer", "walter", "form-filling", "Reading letters from the council", "Forty years in the rates office. Bring it and we will read it together.", 45],
  [-12, "request", "walter", "shopping", "A bit of shopping on Fridays", "List on the hook. Money in the tin, receipt in the tin.", 45],
  [-11, "request", "arthur", "knitting", "To learn to knit at last", "My late wife's needles are in the drawer.", 60],
  [-9, "request", "dorothy", "lift", "A lift to the eye clinic", "I like to be early. Step-free, please.", 60],
  [-2, "request", "oleksandra", "form-filling", "Somebody to read a letter with", "It is from the council and it is long.", 45],
];

/** When some of them are free: days of the week (Monday is 0), from and until which hour. What the others say is "ask me". */
const FREE = {
  winston: [[[0, 1, 2, 3, 4], 10, 16]],
  dorothy: [[[1, 3], 9, 13], [[4], 13, 17]],
  walter: [[[2, 4], 10, 15]],
  gary: [[[5, 6], 9, 17]],
  ana: [[[0, 1, 2, 3], 18, 21]],
  arthur: [[[0, 2, 4], 10, 17]],
};

/** Exchanges that took place: day, activity, giver, receiver, minutes, where. */
const HELP = [
  [-52, "lift", "winston", "dorothy", 40, "public"],
  [-50, "sewing", "ana", "maureen", 45, "venue"],
  [-47, "visit", "maureen", "walter", 60, "home"],
  [-45, "small-repairs", "gary", "dorothy", 75, "home"],
  [-44, "it-help", "yusuf", "eddie", 45, "venue"],
  [-40, "visit", "maureen", "walter", 60, "home"],
  [-38, "lift", "winston", "walter", 30, "public"],
  [-36, "knitting", "dorothy", "kelly", 60, "home"],
  [-33, "visit", "maureen", "walter", 60, "home"],
  [-31, "knitting", "dorothy", "kelly", 60, "home"],
  [-29, "it-help", "yusuf", "dorothy", 30, "home"],
  [-27, "small-repairs", "eddie", "ana", 60, "venue"],
  [-26, "visit", "maureen", "walter", 60, "home"],
  [-24, "sewing", "ana", "kelly", 30, "venue"],
  [-22, "form-filling", "walter", "gary", 30, "venue"],
  [-20, "cooking", "halina", "ana", 120, "home"],
  [-16, "lift", "winston", "arthur", 45, "public"],
  [-12, "walk-together", "kelly", "arthur", 45, "public"],
  [-6, "it-help", "yusuf", "halina", 40, "venue"],
  [-3, "small-repairs", "gary", "kelly", 90, "home"],
];

/** Founds the community in an empty bank and lets eight weeks go by in it. */
export async function sample(bank, now = new Date()) {
  const date = (offset) => new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + offset)).toISOString().slice(0, 10);
  // At noon, which is on that very day nearly everywhere; each after the one before, and none later than now.
  const noon = (offset) => Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + offset, 12);
  const at = (offset, order) => new Date(Math.min(noon(offset), now.getTime() - 60_000) + order).toISOString();
  const number = Object.fromEntries(PEOPLE.map(([code], i) => [code, i + 1]));
  const activity = Object.fromEntries(ACTIVITIES.map(([code], i) => [code, i + 1]));
  const part = (code, minutes, side) => ({ member: number[code], side, minutes });
  const steps = [];
  const later = (offset, action, by) => steps.push([offset, steps.length, action, by]);

  for (const [code, name, phone, languages] of PEOPLE) {
    later(-56, { type: "admit", joined: date(-56), ...(code === "oleksandra" ? { joined: date(-56) } : {}), profile: { name, contact: { phone }, languages } });
    if (code !== "oleksandra" && code !== "arthur") later(-56, { type: "keep", member: number[code], parts: [{ type: "met-by-staff", on: date(-56), by: 1 }] });
  }
  for (const [code, hours] of Object.entries(FREE)) {
    const weekly = hours.flatMap(([days, from, until]) => days.map((day) => ({ from: day * 1440 + from * 60, until: day * 1440 + until * 60 })));
    later(-55, { type: "keep", member: number[code], parts: [{ type: "availability", weekly }] });
  }
  // Who is suggested to whom is drawn with it.
  later(-56, { type: "set-secret", secret: newSalt() + newSalt() });
  later(-56, { type: "give-role", member: 1, role: "broker", from: date(-56) });
  for (const [offset, type, whose, what, title, text, minutes] of LISTINGS) {
    later(offset, { type, member: number[whose], terms: { activity: activity[what], minutes, visibility: "members", ...(what === "knitting" ? { until: date(7) } : {}) }, words: { title, text } });
  }
  for (const [offset, what, giver, receiver, minutes, setting] of HELP) {
    later(offset, { type: "record", terms: { on: date(offset), activity: activity[what], parts: [part(giver, minutes, "gave"), part(receiver, minutes, "received")], setting } });
  }
  for (const offset of [-53, -39, -25, -11]) {
    const eaters = ["walter", "dorothy", "eddie", "ana", "yusuf", "ifeoma", "winston"].map((code) => part(code, 60, "received"));
    later(offset, { type: "record", terms: { on: date(offset), activity: activity["community-meal"], parts: [part("maureen", 150, "gave"), part("halina", 150, "gave"), ...eaters], visitors: 6, payer: { kind: "pot" }, setting: "venue" } });
  }
  for (const offset of [-48, -41, -34, -27]) {
    later(offset, { type: "record", terms: { on: date(offset), activity: activity["mens-shed"], parts: ["winston", "walter", "eddie", "gary"].map((code) => part(code, 120, "together")), setting: "venue" } });
  }
  later(-10, { type: "transfer", kind: "donation", from: number.maureen + 1, to: 1, minutes: 120, note: "For whoever needs it first." });
  later(-8, { type: "keep", member: number.eddie, parts: [{ type: "contact", on: date(-8), how: "call", text: "In good spirits; asked to be rung again.", again: date(0) }] });
  later(-5, { type: "set-state", member: number.ifeoma, state: "paused", until: date(4) });
  const between = (offset, what, giver, receiver, minutes, setting) => ({ on: date(offset), activity: activity[what], parts: [part(giver, minutes, "gave"), part(receiver, minutes, "received")], setting });
  const exchange = (n) => HELP.length + 8 + n;
  later(-4, { type: "propose", terms: between(2, "lift", "winston", "dorothy", 60, "public") });
  later(-3, { type: "propose", terms: between(-1, "sewing", "ana", "walter", 45, "venue") });
  later(-3, { type: "agree", exchange: exchange(2), members: [number.ana, number.walter] });
  later(-1, { type: "propose", terms: between(5, "shopping", "kelly", "walter", 45, "public") });
  later(-1, { type: "propose", terms: between(0, "knitting", "dorothy", "oleksandra", 60, "venue") });
  later(-1, { type: "approve", exchange: exchange(4) });
  later(-1, { type: "agree", exchange: exchange(4), members: [number.dorothy, number.oleksandra] });
  later(-1, { type: "admit", applicant: true, joined: date(-1), profile: { name: "Tendai Moyo", contact: { phone: "07700 900141" }, languages: ["sn", "en"] } });

  steps.sort(([a, first], [b, second]) => a - b || first - second);
  await bank.create({ at: at(-57, 0), charter: CHARTER });
  await bank.execute(steps.map(([offset, , action], i) => ({ at: at(offset, i), by: "host", salt: newSalt(), do: action })));
}
