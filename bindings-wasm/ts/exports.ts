/** What both entries offer. */
export { TimeBank, errorCatalogue, forgetJsonl, verifyJsonl } from "./bank.js";
export type { CommandInput, Decision, ExpectedJournal, Founding, Journal } from "./bank.js";
export { newCommand, newSalt } from "./command.js";
export { exportFiles, importFiles, presetMapping, sniffFiles } from "./interchange.js";
export type { Exported, Files, Import } from "./interchange.js";
export { memoryBytes } from "./core.js";
export { community, runAhead, whatIfWatched } from "./laboratory.js";
export type { RanAhead, RunAhead } from "./laboratory.js";
export { TimebankError, isTimebankError } from "./errors.js";
export type { AnyTimebankError, Details, ErrorCode } from "./errors.js";
export type { Actions, Created, Given, Questions } from "./generated/methods.js";
export type * from "./generated/wire.js";
export { CertificateFault, allocate, circles, minCostCirculation, pairByRankings, pairByWeights, setOff, verifyCertificate } from "./matching.js";
export type { Allocation, CertificateFaultCode, CertificateToVerify, CirclesRound, Circulation, Network, OrderedRound, PairedBy, Round, RoundDoes, SetOffDone, WeightedRound } from "./matching.js";
export { Keeper, MemoryStore, headAfter, membersForgotten, recordsOf } from "./store.js";
export type { Store, StoredRecord } from "./store.js";
export type { Part as PartGiven, TermsGiven } from "./terms.js";
export type { Progress, Watching } from "./watching.js";
