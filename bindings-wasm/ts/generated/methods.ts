// Written by `cargo xtask generate` from `docs/schema/timebank.json`. Do not change it here.
import type { AccountId, AccountKind, ActivityId, AgeCreditFields, AllBalances, AnonymityCheck, Answers, Attendance, BankId, BatchId, BeginCopyFields, BridgeId, ByHostCode, CharterVersion, Closing, Direction, ExchangeId, ExpireDueFields, Hash32, Key, ListingId, MemberId, MemberState, Outcome, PairingEnd, PairingId, PassageId, ProgrammeId, Reaches, Salt, Sender, SeriesId, SetSecretFields, TransferId, TrueTable, Viewer } from "./wire.js";
import type { AddActivityGiven, AddExpenseGiven, AdmitGiven, AdoptCharterGiven, AgreeGiven, AmendGiven, AmendListingGiven, ApproveGiven, AttendedTogetherGiven, BalanceOfGiven, BalancesAsOfGiven, BeginPassageGiven, ChangeActivityGiven, ClassifyListingGiven, ClearAheadGiven, CloseListingGiven, ClosePeriodGiven, CompareChangeGiven, ConfirmGiven, ConfirmManyGiven, DeclineGiven, DisputeGiven, DoneGiven, EndPairingGiven, EndRoleGiven, EraseGiven, ExchangeOfGiven, ExplainGiven, FollowUpOfGiven, FunderReportOfGiven, GiveRoleGiven, GiveWordGiven, GrantGiven, GrantsOfGiven, HeldAboutMemberGiven, HistoryOfGiven, HoursByGiven, InstrumentAnswerGiven, InstrumentOfGiven, JoinAccountGiven, KeepGiven, LatenciesGiven, LeaveAccountGiven, LetThroughGiven, ListingSearchGiven, MarkAttendanceGiven, MatchesForGiven, MayGiven, MeasureChangeGiven, MemberCopyOfGiven, MemberSearchGiven, MergeGiven, NeedsCoverageGiven, NetworkRobustnessGiven, OfferGiven, OpenAccountGiven, OpenBridgeGiven, OpenExchangesGiven, OpenProgrammeGiven, PairGiven, PairingsGiven, PartGiven, ParticipationOverGiven, PlanForGiven, PolicyGiven, PostPassageGiven, ProgrammesOverGiven, ProposeGiven, ProposeTogetherGiven, PublicViewForGiven, PublishGiven, ReachOfGiven, RecordBatchGiven, RecordGiven, RefuseWordGiven, RenewListingGiven, ReportOfGiven, RequestGiven, RetentionOverGiven, ReverseGiven, RoleFlowsGiven, SessionSheetGiven, SetClockGiven, SetLimitsGiven, SetStateGiven, SettleGiven, StatementOfGiven, SubstituteGiven, TiesOfGiven, TodayAtGiven, TransferGiven, UndoBatchGiven, VisitBackGiven, VisitOutGiven, VoidPassageGiven, WhatIfGiven, WhyGiven, WhyNotGiven, WithdrawGiven, WorkerOnlyMembersGiven } from "./given.js";
import type { AccountLike, ActivityLike, BatchLike, BridgeLike, ExchangeLike, ListingLike, MemberLike, PairingLike, PassageLike, ProgrammeLike } from "./given.js";
import type { DayLike, MinutesLike, MomentLike, Period, Spanned, Without } from "../likes.js";
import type { People, TermsGiven, TimedPeople } from "../terms.js";
export type { Created } from "./wire.js";

/** When a command comes, from whom, and what makes it safe to send twice. */
export interface Given {
  /** When; now unless said. Never before the last command. */
  readonly at?: MomentLike | undefined;
  /** The member who sends it; the host by default. `undefined` and `null` are refused, so that a lapsed session does not act as the host. */
  readonly by?: Sender | Extract<MemberLike, object>;
  /** Your own number for it, a UUID or 32 hexadecimal digits: sent again with it, it has one effect and gives the first answer again. */
  readonly key?: Key | undefined;
  /** 16 random bytes for personal data, other ones for every command; drawn for you unless you give them. */
  readonly salt?: Salt | undefined;
}

/** Who reads. */
export interface Asking {
  /** The member or auditor who reads; the host by default. `undefined` and `null` are refused. */
  readonly viewer?: Viewer | Extract<MemberLike, object>;
}

/** Everything that can be done to a bank: one method for each action. Whatever is refused throws, and changes nothing. `G` is what every command may say beside. */
export interface Actions<G = Given> {
  /**
   * Records that a copy of the bank goes on by itself. Sent to the copy, it gives the copy an identity of its own, so that both go on. Sent
   * to the bank that was copied, with `left`, it is the last thing that happens there but for erasures: the bank goes on elsewhere, as the
   * copy or, when it was moved, as itself.
   *
   * @example
   * bank.beginCopy("00112233445566778899aabbccddeeff", { at: "2026-03-02T10:00:00Z", left: true });
   */
  beginCopy(...given: [bank: BankId, options?: G & Omit<BeginCopyFields, "bank">] | [options: G & BeginCopyFields]): Outcome;

  /**
   * Adopts another charter.
   *
   * @example
   * bank.adoptCharter({ at: "2026-03-02T10:00:00Z", charter: { name: "Harpurbrook", credit: { welcome: 60 } }, decidedBy: [ana, ben], decidedOn: "2026-03-01" });
   */
  adoptCharter(options: G & AdoptCharterGiven): Outcome & { readonly charter: CharterVersion };

  /**
   * Adds an activity, in the community's own words.
   *
   * @example
   * bank.addActivity("garden", "Gardening");
   * bank.addActivity({ code: "lift", name: "Lifts", tags: ["transport"] });
   */
  addActivity(...given: [code: string, name: string, options?: G & Without<AddActivityGiven, "code" | "name">] | [options: G & AddActivityGiven]): Outcome & { readonly activity: ActivityId };

  /**
   * Changes an activity: all of it is given anew.
   *
   * @example
   * bank.changeActivity("lift", { code: "lift", name: "Lifts and errands" });
   */
  changeActivity(...given: [id: ActivityLike, options: G & Without<ChangeActivityGiven, "id">] | [options: G & ChangeActivityGiven]): Outcome & { readonly activity: ActivityId };

  /**
   * Opens a programme.
   *
   * @example
   * bank.openProgramme({ name: "Befriending", reviewDays: 90 });
   */
  openProgramme(options: G & OpenProgrammeGiven): Outcome & { readonly programme: ProgrammeId };

  /**
   * Admits a member.
   *
   * @example
   * bank.admit("Ana", { phone: "0161 496 0100" });
   * bank.admit("Riverside Trust", { kind: "organisation", joined: "2026-01-15" });
   */
  admit(...given: [name: string, options?: G & Omit<AdmitGiven, "name">] | [options?: G & AdmitGiven]): Outcome & { readonly member: MemberId };

  /**
   * Changes a member's state: active, paused, suspended or left.
   *
   * @example
   * bank.setState(ana, "paused", { at: "2026-03-02T10:00:00Z", until: "2026-06-01" });
   */
  setState(...given: [member: MemberLike, state: MemberState, options?: G & Omit<SetStateGiven, "member" | "state">] | [options: G & SetStateGiven]): Outcome;

  /**
   * Gives a role.
   *
   * @example
   * bank.giveRole(ana, "staff", { at: "2026-03-02T10:00:00Z", from: "2026-01-01", until: "2026-12-31", organisation: ben });
   */
  giveRole(...given: [member: MemberLike, role: string, options?: G & Omit<GiveRoleGiven, "member" | "role">] | [options: G & GiveRoleGiven]): Outcome;

  /**
   * Ends a role.
   *
   * @example
   * bank.endRole(ana, "broker", { at: "2026-03-03T10:00:00Z", until: "2026-03-03" });
   */
  endRole(...given: [member: MemberLike, role: string, options?: G & Omit<EndRoleGiven, "member" | "role">] | [options: G & EndRoleGiven]): Outcome;

  /**
   * Keeps something personal about a member: profile, tags, checks, references, consents, appointments, concerns, contacts and the rest.
   *
   * @example
   * bank.keep(ana, [{ type: "contact", on: "2026-01-02", how: "training" }, { type: "reference", received: "2026-01-03" }, { type: "reference" }], { at: "2026-01-04T10:00:00Z" });
   */
  keep(...given: [member: MemberLike, parts: readonly PartGiven[], options?: G & Omit<KeepGiven, "member" | "parts">] | [options: G & KeepGiven]): Outcome;

  /**
   * Merges a double record into another.
   *
   * @example
   * bank.merge(ben, cai, { at: "2026-03-02T10:00:00Z" });
   */
  merge(...given: [kept: MemberLike, merged: MemberLike, options?: G & Omit<MergeGiven, "kept" | "merged">] | [options: G & MergeGiven]): Outcome;

  /**
   * Opens an account members share.
   *
   * @example
   * bank.openAccount("household", { at: "2026-03-02T10:00:00Z", members: [ana, ben] });
   */
  openAccount(...given: [kind: AccountKind, options?: G & Omit<OpenAccountGiven, "kind">] | [options: G & OpenAccountGiven]): Outcome & { readonly account: AccountId };

  /**
   * Lets a member use a shared account, taking their balance along.
   *
   * @example
   * bank.joinAccount(ben, { account: accountId(4) }, { at: "2026-03-02T10:00:00Z" });
   */
  joinAccount(...given: [member: MemberLike, account: AccountLike, options?: G & Omit<JoinAccountGiven, "member" | "account">] | [options: G & JoinAccountGiven]): Outcome;

  /**
   * Gives a member an account of their own again. What is on the shared one stays there, unless nobody else uses it: then it moves along.
   *
   * @example
   * bank.leaveAccount(ana, { at: "2026-03-02T10:00:00Z" });
   */
  leaveAccount(...given: [member: MemberLike, options?: G & Omit<LeaveAccountGiven, "member">] | [options: G & LeaveAccountGiven]): Outcome;

  /**
   * Sets limits for one account, or takes them away again.
   *
   * @example
   * bank.setLimits("Ana", { lowest: "-10h" });
   */
  setLimits(...given: [account: AccountLike, options?: G & Omit<SetLimitsGiven, "account">] | [options: G & SetLimitsGiven]): Outcome;

  /**
   * Posts an offer.
   *
   * @example
   * bank.offer(ana, "Lifts to hospital", { minutes: "1h", activity: "lift" });
   */
  offer(...given: [member: MemberLike, options?: G & Omit<OfferGiven, "member">] | [member: MemberLike, title: string, options?: G & Omit<OfferGiven, "member" | "title">] | [options: G & OfferGiven]): Outcome & { readonly listing: ListingId };

  /**
   * Posts a request.
   *
   * @example
   * bank.request(ben, "A shelf put up", { minutes: 60, until: "2026-04-30" });
   */
  request(...given: [member: MemberLike, options?: G & Omit<RequestGiven, "member">] | [member: MemberLike, title: string, options?: G & Omit<RequestGiven, "member" | "title">] | [options: G & RequestGiven]): Outcome & { readonly listing: ListingId };

  /**
   * Changes a listing. The terms and the words are each replaced whole.
   *
   * @example
   * bank.amendListing(listing, { at: "2026-03-02T10:00:00Z", terms: { minutes: 90, groupMin: 2, groupMax: 6 } });
   */
  amendListing(...given: [listing: ListingLike, options?: G & Omit<AmendListingGiven, "listing">] | [options: G & AmendListingGiven]): Outcome;

  /**
   * Sets the activity and the need of a listing.
   *
   * @example
   * bank.classifyListing(listing, { at: "2026-03-02T10:00:00Z", activity, need: "belonging" });
   */
  classifyListing(...given: [listing: ListingLike, options?: G & Omit<ClassifyListingGiven, "listing">] | [options: G & ClassifyListingGiven]): Outcome;

  /**
   * Extends a listing.
   *
   * @example
   * bank.seenBy(ben).renewListing(listing, { at: "2026-03-03T10:00:00Z" });
   */
  renewListing(...given: [listing: ListingLike, options?: G & Omit<RenewListingGiven, "listing">] | [listing: ListingLike, until: DayLike, options?: G & Omit<RenewListingGiven, "listing" | "until">] | [options: G & RenewListingGiven]): Outcome;

  /**
   * Closes a listing.
   *
   * @example
   * bank.closeListing(listing, "met", { at: "2026-03-02T10:00:00Z" });
   */
  closeListing(...given: [listing: ListingLike, why: Closing, options?: G & Omit<CloseListingGiven, "listing" | "why">] | [options: G & CloseListingGiven]): Outcome;

  /**
   * Proposes an exchange, or the same one on many dates. With more dates it is a series.
   *
   * @example
   * bank.seenBy(ben).propose(ana, ben, "1h", { on: "2026-03-03", dates: ["2026-03-10", "2026-03-17"] });
   */
  propose(...given: [gave: People, received: People, options: G & Omit<ProposeGiven, "gave" | "received"> & { readonly minutes: MinutesLike } & { readonly dates: readonly [DayLike, ...DayLike[]] }] | [gave: TimedPeople, received: TimedPeople, options: G & Omit<ProposeGiven, "gave" | "received"> & { readonly dates: readonly [DayLike, ...DayLike[]] }] | [gave: People, received: People, minutes: MinutesLike, options: G & Omit<ProposeGiven, "gave" | "received" | "minutes"> & { readonly dates: readonly [DayLike, ...DayLike[]] }] | [options: G & ProposeGiven & { readonly dates: readonly [DayLike, ...DayLike[]] }]): Outcome & { readonly series: SeriesId };
  /**
   * Proposes an exchange, or the same one on many dates.
   *
   * @example
   * bank.seenBy(ben).propose(ana, ben, "1h", { on: "2026-03-03", setting: "home" });
   */
  propose(...given: [gave: People, received: People, options: G & Omit<ProposeGiven, "gave" | "received"> & { readonly minutes: MinutesLike }] | [gave: TimedPeople, received: TimedPeople, options?: G & Omit<ProposeGiven, "gave" | "received">] | [gave: People, received: People, minutes: MinutesLike, options?: G & Omit<ProposeGiven, "gave" | "received" | "minutes">] | [options: G & ProposeGiven]): Outcome & { readonly exchange: ExchangeId };

  /**
   * Ties proposals together: all of them are agreed at once, when the last word comes, or none is.
   *
   * @example
   * bank.proposeTogether([exchange, exchangeId(2), exchangeId(3), exchangeId(4)], "2026-03-09T10:00:00Z", { at: "2026-03-02T10:00:00Z" });
   */
  proposeTogether(...given: [exchanges: readonly ExchangeLike[], due: MomentLike, options?: G & Omit<ProposeTogetherGiven, "exchanges" | "due">] | [options: G & ProposeTogetherGiven]): Outcome;

  /**
   * Agrees to a proposal; when everybody has, the minutes are held.
   *
   * @example
   * bank.agree(exchangeId(2), { at: "2026-03-02T10:00:00Z", series: true });
   */
  agree(...given: [exchange: ExchangeLike, options?: G & Omit<AgreeGiven, "exchange">] | [options: G & AgreeGiven]): Outcome;

  /**
   * Approves what rules need approved, and lets the pot pay what a limit keeps from an account.
   *
   * @example
   * bank.approve(exchange, { at: "2026-03-02T10:00:00Z", limit: true });
   */
  approve(...given: [exchange: ExchangeLike, options?: G & Omit<ApproveGiven, "exchange">] | [options: G & ApproveGiven]): Outcome;

  /**
   * Lets a proposal through that lies in the broker's tray. What rules need approved is approved, and the other members are asked.
   *
   * @example
   * bank.letThrough(exchange, { at: "2026-03-02T10:00:00Z" });
   */
  letThrough(...given: [exchange: ExchangeLike, options?: G & Omit<LetThroughGiven, "exchange">] | [options: G & LetThroughGiven]): Outcome;

  /**
   * Declines a proposal.
   *
   * @example
   * bank.decline(exchange, { at: "2026-03-02T10:00:00Z", member: ben });
   */
  decline(...given: [exchange: ExchangeLike, options?: G & Omit<DeclineGiven, "exchange">] | [options: G & DeclineGiven]): Outcome;

  /**
   * Calls off what was proposed or agreed.
   *
   * @example
   * bank.withdraw(exchangeId(3), { at: "2026-03-02T10:00:00Z" });
   */
  withdraw(...given: [exchange: ExchangeLike, options?: G & Omit<WithdrawGiven, "exchange">] | [options: G & WithdrawGiven]): Outcome;

  /**
   * Marks an agreed exchange as done, with what differed from the agreement.
   *
   * @example
   * bank.seenBy(ana).done(exchange, { at: "2026-03-02T10:00:00Z", actual: [{ member: ana, minutes: 600 }, { member: ben, minutes: 600 }] });
   */
  done(...given: [exchange: ExchangeLike, options?: G & Omit<DoneGiven, "exchange">] | [options: G & DoneGiven]): Outcome;

  /**
   * Confirms that an exchange took place.
   *
   * @example
   * bank.seenBy(ben).confirm(exchange, { at: "2026-03-02T10:00:00Z", minutes: 70 });
   */
  confirm(...given: [exchange: ExchangeLike, options?: G & Omit<ConfirmGiven, "exchange">] | [options: G & ConfirmGiven]): Outcome;

  /**
   * Confirms many exchanges at once for those who did not.
   *
   * @example
   * bank.confirmMany([exchange], { at: "2026-03-02T10:00:00Z" });
   */
  confirmMany(...given: [exchanges: readonly ExchangeLike[], options?: G & Omit<ConfirmManyGiven, "exchanges">] | [options: G & ConfirmManyGiven]): Outcome;

  /**
   * Disputes what was reported about an exchange that is done.
   *
   * @example
   * bank.seenBy(ben).dispute(exchange, { at: "2026-03-02T10:00:00Z" });
   */
  dispute(...given: [exchange: ExchangeLike, options?: G & Omit<DisputeGiven, "exchange">] | [options: G & DisputeGiven]): Outcome;

  /**
   * Settles a dispute.
   *
   * @example
   * bank.settle(exchange, { at: "2026-03-02T10:00:00Z", actual: [{ member: ana, minutes: 45 }, { member: ben, minutes: 45 }] });
   */
  settle(...given: [exchange: ExchangeLike, options?: G & Omit<SettleGiven, "exchange">] | [options: G & SettleGiven]): Outcome;

  /**
   * Records a finished exchange in one step: from paper, from the telephone. Help that happened is always recorded.
   *
   * @example
   * bank.record(ana, ben, "1h30", { on: "2026-03-02" });
   * bank.record("Ana", [ben, cai, dee], "2h", { on: "2026-03-02", activity: "lift", payer: "pot" });
   */
  record(...given: [gave: People, received: People, options: G & Omit<RecordGiven, "gave" | "received"> & { readonly minutes: MinutesLike }] | [gave: TimedPeople, received: TimedPeople, options?: G & Omit<RecordGiven, "gave" | "received">] | [gave: People, received: People, minutes: MinutesLike, options?: G & Omit<RecordGiven, "gave" | "received" | "minutes">] | [options: G & RecordGiven]): Outcome & { readonly exchange: ExchangeId };

  /**
   * Records many finished exchanges as one batch, which can be undone at once.
   *
   * @example
   * bank.recordBatch([{ on: "2026-03-02", gave: { member: ana, minutes: 60 }, received: { member: ben, minutes: 60 } }, { on: "2026-03-02", gave: { member: ben, minutes: 45 }, received: { member: ana, minutes: 45 } }], { at: "2026-03-02T10:00:00Z" });
   */
  recordBatch(...given: [exchanges: readonly TermsGiven[], options?: G & Omit<RecordBatchGiven, "exchanges">] | [options: G & RecordBatchGiven]): Outcome & { readonly batch: BatchId };

  /**
   * Gives the word of an account that an exchange waits for.
   *
   * @example
   * bank.seenBy(ben).giveWord(exchange, { at: "2026-03-02T10:00:00Z", most: 45 });
   */
  giveWord(...given: [exchange: ExchangeLike, options?: G & Omit<GiveWordGiven, "exchange">] | [options: G & GiveWordGiven]): Outcome;

  /**
   * Refuses the word of an account that an exchange waits for. The help still counts, and stays unpaid.
   *
   * @example
   * bank.seenBy(ben).refuseWord(exchange, { at: "2026-03-02T10:00:00Z" });
   */
  refuseWord(...given: [exchange: ExchangeLike, options?: G & Omit<RefuseWordGiven, "exchange">] | [options: G & RefuseWordGiven]): Outcome;

  /**
   * Amends an exchange recorded on the same day: it is reversed and recorded anew, linked. What is left out stays as it was: `amend(exchange, { minutes: 90 })` changes the minutes and nothing else, and `null` takes something away.
   *
   * @example
   * bank.amend(exchange, { minutes: 90 });
   * bank.amend(exchange, ana, ben, "1h30", { on: "2026-03-02" });
   */
  amend(...given: [exchange: ExchangeLike, options?: G & Omit<AmendGiven, "exchange">] | [exchange: ExchangeLike, gave: People, options?: G & Omit<AmendGiven, "exchange" | "gave">] | [exchange: ExchangeLike, gave: People, received: People, options?: G & Omit<AmendGiven, "exchange" | "gave" | "received">] | [exchange: ExchangeLike, gave: People, received: People, minutes: MinutesLike, options?: G & Omit<AmendGiven, "exchange" | "gave" | "received" | "minutes">] | [options: G & AmendGiven]): Outcome & { readonly exchange: ExchangeId };

  /**
   * Takes a posted exchange back by a linked entry.
   *
   * @example
   * bank.seenBy(ana).reverse(exchange, { at: "2026-03-02T10:00:00Z" });
   */
  reverse(...given: [exchange: ExchangeLike, options?: G & Omit<ReverseGiven, "exchange">] | [options: G & ReverseGiven]): Outcome;

  /**
   * Takes a whole batch back.
   *
   * @example
   * bank.undoBatch(batch, { at: "2026-03-02T10:00:00Z" });
   */
  undoBatch(...given: [batch: BatchLike, options?: G & Omit<UndoBatchGiven, "batch">] | [options: G & UndoBatchGiven]): Outcome;

  /**
   * Marks, before an agreed exchange is done, that a member will not come, or will come after all.
   *
   * @example
   * bank.seenBy(ben).markAttendance(exchange, ben, "cancelled", { at: "2026-03-02T10:00:00Z" });
   */
  markAttendance(...given: [exchange: ExchangeLike, member: MemberLike, attendance: Attendance, options?: G & Omit<MarkAttendanceGiven, "exchange" | "member" | "attendance">] | [options: G & MarkAttendanceGiven]): Outcome;

  /**
   * Puts a member in another's place. If a member sends it, it is only asked for, and a broker decides.
   *
   * @example
   * bank.seenBy(ana).substitute(exchange, ben, cai, { at: "2026-03-02T10:00:00Z" });
   */
  substitute(...given: [exchange: ExchangeLike, out: MemberLike, into: MemberLike, options?: G & Omit<SubstituteGiven, "exchange" | "out" | "into">] | [options: G & SubstituteGiven]): Outcome;

  /**
   * Records money that is owed for an exchange.
   *
   * @example
   * bank.addExpense(exchange, { at: "2026-03-02T10:00:00Z", expense: { member: ana, amount: 280 } });
   */
  addExpense(...given: [exchange: ExchangeLike, options: G & Omit<AddExpenseGiven, "exchange">] | [options: G & AddExpenseGiven]): Outcome;

  /**
   * Reports that a member sets out on a lone visit.
   *
   * @example
   * bank.visitOut(exchange, ana, "2026-03-02T12:00:00Z", { at: "2026-03-02T10:00:00Z" });
   */
  visitOut(...given: [exchange: ExchangeLike, member: MemberLike, expected: MomentLike, options?: G & Omit<VisitOutGiven, "exchange" | "member" | "expected">] | [options: G & VisitOutGiven]): Outcome;

  /**
   * Reports that a member is back from a lone visit.
   *
   * @example
   * bank.visitBack(exchange, ana, { at: "2026-03-02T11:45:00Z" });
   */
  visitBack(...given: [exchange: ExchangeLike, member: MemberLike, options?: G & Omit<VisitBackGiven, "exchange" | "member">] | [options: G & VisitBackGiven]): Outcome;

  /**
   * Calls off everything ahead of a member, with no reason given: after a hospital stay or a bereavement.
   *
   * @example
   * bank.clearAhead(ben, "2026-03-10", { at: "2026-03-02T10:00:00Z" });
   */
  clearAhead(...given: [member: MemberLike, from: DayLike, options?: G & Omit<ClearAheadGiven, "member" | "from">] | [options: G & ClearAheadGiven]): Outcome;

  /**
   * Moves credit without an exchange. Never counted as service.
   *
   * @example
   * bank.transfer("Ana", "Ben", "30 min", { kind: "gift" });
   * bank.transfer("pot", "Ben", "1h", { kind: "correction", note: "the hour of the fair" });
   */
  transfer(...given: [from: AccountLike, to: AccountLike, minutes: MinutesLike, options: G & Omit<TransferGiven, "from" | "to" | "minutes">] | [options: G & TransferGiven]): Outcome & { readonly transfer: TransferId };

  /**
   * Levies the charter's ageing of credit, when it is due.
   *
   * @example
   * bank.ageCredit({ at: "2026-04-01T10:00:00Z" });
   */
  ageCredit(options?: G & AgeCreditFields): Outcome;

  /**
   * Opens an account for a partner bank.
   *
   * @example
   * bank.openBridge("Riverside", { at: "2026-03-02T10:00:00Z", limits: { lowest: -600, highest: 600 } });
   */
  openBridge(...given: [partner: string, options: G & Omit<OpenBridgeGiven, "partner">] | [options: G & OpenBridgeGiven]): Outcome & { readonly bridge: BridgeId };

  /**
   * Sets credit on its way to or from a partner bank: it is held here.
   *
   * @example
   * bank.beginPassage(bridge, "out", { account: accountId(2) }, 60, "0123456789abcdef0123456789abcdef", "2026-03-09T10:00:00Z", { at: "2026-03-02T10:00:00Z" });
   */
  beginPassage(...given: [bridge: BridgeLike, direction: Direction, account: AccountLike, minutes: MinutesLike, sharedKey: Key, due: MomentLike, options?: G & Omit<BeginPassageGiven, "bridge" | "direction" | "account" | "minutes" | "sharedKey" | "due">] | [options: G & BeginPassageGiven]): Outcome & { readonly passage: PassageId };

  /**
   * Posts credit that is on its way, once the partner holds it too.
   *
   * @example
   * bank.postPassage(passage, { at: "2026-03-02T10:00:00Z" });
   */
  postPassage(...given: [passage: PassageLike, options?: G & Omit<PostPassageGiven, "passage">] | [options: G & PostPassageGiven]): Outcome;

  /**
   * Voids credit that is on its way: it stays where it was.
   *
   * @example
   * bank.voidPassage(passage, { at: "2026-03-09T10:00:00Z" });
   */
  voidPassage(...given: [passage: PassageLike, options?: G & Omit<VoidPassageGiven, "passage">] | [options: G & VoidPassageGiven]): Outcome;

  /**
   * Pairs two people in a programme.
   *
   * @example
   * bank.pair(programme, ana, ben, { at: "2026-03-02T10:00:00Z", from: "2026-03-02" });
   */
  pair(...given: [programme: ProgrammeLike, mentor: MemberLike, mentee: MemberLike, options?: G & Omit<PairGiven, "programme" | "mentor" | "mentee">] | [options: G & PairGiven]): Outcome & { readonly pairing: PairingId };

  /**
   * Ends a pairing.
   *
   * @example
   * bank.endPairing(pairing, "ended-early", { at: "2026-02-04T19:00:00Z" });
   */
  endPairing(...given: [pairing: PairingLike, why: PairingEnd, options?: G & Omit<EndPairingGiven, "pairing" | "why">] | [options: G & EndPairingGiven]): Outcome;

  /**
   * Forgets a member: personal parts and salts go, number and minutes remain.
   *
   * Sent by the member, or by a broker who may not see concerns, it is only asked for (`erasure-asked`): another broker or the host
   * carries it out, and `today` lists it until then.
   *
   * It takes the parts out of the bank, of the records that wait to be drained, and, in a store, of every record there is. What
   * lies elsewhere is the host's to forget: records that were drained before (`forget` does it, and verifying a journal reports
   * what is left as `part-left`), commands that were queued or logged, snapshots, redacted copies that were handed out, the
   * `.torn` file beside a journal that was moved away, and backups.
   *
   * @example
   * bank.seenBy(ana).erase(ana, { at: "2026-03-02T10:00:00Z" });
   */
  erase(...given: [member: MemberLike, options?: G & Omit<EraseGiven, "member">] | [options: G & EraseGiven]): Outcome;

  /**
   * Carries out everything that is due by now: proposals nobody answered, confirmations nobody gave, listings that ran out.
   * For the host, and for those who confirm for others.
   *
   * @example
   * bank.expireDue({ at: "2026-03-09T10:00:00Z" });
   */
  expireDue(options?: G & ExpireDueFields): Outcome;

  /**
   * Closes a period: a checkpoint, after which older records may be deleted.
   *
   * @example
   * bank.closePeriod("2026-03-02", { at: "2026-03-03T10:00:00Z" });
   */
  closePeriod(...given: [through: DayLike, options?: G & Omit<ClosePeriodGiven, "through">] | [options: G & ClosePeriodGiven]): Outcome;

  /**
   * Sets the local clock from now on. Until it is set for the first time, the bank's days are those of UTC.
   *
   * @example
   * bank.setClock(-300, "2026-10-31", { at: "2026-03-02T10:00:00Z", changes: [{ date: "2026-03-08", minute: 120, to: -240 }] });
   */
  setClock(...given: [offset: number, through: DayLike, options?: G & Omit<SetClockGiven, "offset" | "through">] | [options: G & SetClockGiven]): Outcome;

  /**
   * Gives the bank its secret. Without one, members get no suggestions: who is suggested to whom is drawn with it, so that nobody
   * outside can work out who was left out. Published tables draw from it what they withhold, and their noise. Only the host sets it,
   * and only the host's journal and snapshots hold it. Set anew, the later one is used.
   *
   * @example
   * bank.setSecret("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", { at: "2026-03-02T10:00:00Z" });
   */
  setSecret(...given: [secret: Hash32, options?: G & Omit<SetSecretFields, "secret">] | [options: G & SetSecretFields & { readonly secret: Hash32 }]): Outcome;
}

/** Everything a bank can be asked: one method for each question. `V` is what every question may say beside. */
export interface Questions<V = Asking> {
  /**
   * The balance of one account, in minutes and in words.
   *
   * @example
   * bank.seenBy(ben).balance({ account });
   */
  balance(...given: [member: MemberLike, options?: V & Without<BalanceOfGiven, "member" | "account">] | [options: V & BalanceOfGiven]): Answers["balance"];

  /**
   * The balance of every account in minutes, by the account's number. For brokers.
   *
   * @example
   * bank.balances();
   */
  balances(...given: [options: V & BalancesAsOfGiven] | [options?: V & AllBalances]): Answers["balances"];

  /**
   * The balance of every account in minutes at the end of a day, by the account's number. For brokers.
   *
   * @example
   * bank.balancesAsOf("2026-03-02", { entered: true });
   */
  balancesAsOf(...given: [on: DayLike, options?: V & Omit<BalancesAsOfGiven, "on">] | [options: V & BalancesAsOfGiven]): Answers["balances-as-of"];

  /**
   * The statement of one account: opening balance, lines and closing balance, with the service given and received.
   *
   * @example
   * bank.statement(ana);
   */
  statement(...given: [member: MemberLike, options?: V & Without<StatementOfGiven, "member" | "account">] | [options: V & StatementOfGiven]): Answers["statement"];

  /**
   * One account's balance, holds and limits, and how far its balance can still go.
   *
   * @example
   * bank.reach(ben);
   */
  reach(...given: [member: MemberLike, options?: V & Without<ReachOfGiven, "member" | "account">] | [options: V & ReachOfGiven]): Answers["reach"];

  /**
   * The reach of every account, in order of number. For brokers.
   *
   * @example
   * bank.reaches();
   */
  reaches(options?: V & Reaches): Answers["reaches"];

  /**
   * One exchange, with all that the viewer may see of it.
   *
   * @example
   * bank.exchange(exchange);
   */
  exchange(...given: [exchange: ExchangeLike, options?: V & Omit<ExchangeOfGiven, "exchange">] | [options: V & ExchangeOfGiven]): Answers["exchange"];

  /**
   * A member's exchanges in every state, latest first.
   *
   * @example
   * bank.history(ana);
   */
  history(...given: [member: MemberLike, options?: V & Omit<HistoryOfGiven, "member">] | [options: V & HistoryOfGiven]): Answers["history"];

  /**
   * The exchanges under way: proposed, agreed, disputed, or done and not yet confirmed or posted.
   *
   * @example
   * bank.seenBy(cai).openExchanges(cai);
   */
  openExchanges(...given: [member: MemberLike, options?: V & Omit<OpenExchangesGiven, "member">] | [options?: V & OpenExchangesGiven]): Answers["open-exchanges"];

  /**
   * The offers and requests that fit every condition, earliest posted first, or latest first with `newest`.
   *
   * @example
   * bank.listings({ newest: true, on: "2026-03-02", limit: 1, after: listingId(2) });
   */
  listings(...given: [text: string, options?: V & Omit<ListingSearchGiven, "text">] | [options?: V & ListingSearchGiven]): Answers["listings"];

  /**
   * The members who fit every condition, in order of number.
   *
   * @example
   * bank.members();
   */
  members(...given: [text: string, options?: V & Omit<MemberSearchGiven, "text">] | [options?: V & MemberSearchGiven]): Answers["members"];

  /**
   * The member that a host's own system knows by a code, or nothing. For brokers.
   *
   * @example
   * bank.byHostCode("crm", "A-17");
   */
  byHostCode(...given: [system: string, code: string, options?: V & Omit<ByHostCode, "system" | "code">] | [options: V & ByHostCode]): Answers["by-host-code"];

  /**
   * Everything held about one member, in a form that can be handed to them. It wants the full `.wasm`.
   *
   * @example
   * bank.heldAbout(ana);
   */
  heldAbout(...given: [member: MemberLike, options?: V & Omit<HeldAboutMemberGiven, "member">] | [options: V & HeldAboutMemberGiven]): Answers["held-about"];

  /**
   * Everything a member may hold, for their own device or a download. It wants the full `.wasm`.
   *
   * @example
   * bank.seenBy(ana).memberCopy(ana);
   */
  memberCopy(...given: [member: MemberLike, options?: V & Omit<MemberCopyOfGiven, "member">] | [options: V & MemberCopyOfGiven]): Answers["member-copy"];

  /**
   * What members may see of the community; for the host, what the public may see. A broker gets what members see.
   *
   * @example
   * bank.publicView();
   */
  publicView(...given: [on: DayLike, options?: V & Omit<PublicViewForGiven, "on">] | [options?: V & PublicViewForGiven]): Answers["public-view"];

  /**
   * What waits for a broker on a day, as lists to work through. For brokers. It wants the full `.wasm`.
   *
   * @example
   * bank.today({ at: "2026-03-02T10:00:00Z" });
   */
  today(options?: V & TodayAtGiven): Answers["today"];

  /**
   * The sheet for a day's sessions, as plain text to print. For brokers: it holds access needs and emergency contacts. It wants the full `.wasm`.
   *
   * @example
   * bank.sessionSheet({ at: "2026-03-02T10:00:00Z" });
   */
  sessionSheet(options?: V & SessionSheetGiven): Answers["session-sheet"];

  /**
   * Whether an exchange on these terms is allowed, needs approval or is refused, and why.
   *
   * @example
   * bank.seenBy(ben).may(ben, ana, "2h", { on: "2026-03-05" }).answer;
   */
  may(...given: [gave: People, received: People, options?: V & Omit<MayGiven, "gave" | "received">] | [gave: People, received: People, minutes: MinutesLike, options?: V & Omit<MayGiven, "gave" | "received" | "minutes">] | [options: V & MayGiven]): Answers["may"];

  /**
   * Whether one member may give another something on a day, and if not, why.
   *
   * @example
   * bank.why(cai, ana, "2026-03-05", { minutes: 121 });
   */
  why(...given: [giver: MemberLike, receiver: MemberLike, on: DayLike, options?: V & Omit<WhyGiven, "giver" | "receiver" | "on">] | [options: V & WhyGiven]): Answers["why"];

  /**
   * What was decided about an exchange when it was proposed.
   *
   * @example
   * bank.seenBy(ana).explain(exchange);
   */
  explain(...given: [exchange: ExchangeLike, options?: V & Omit<ExplainGiven, "exchange">] | [options: V & ExplainGiven]): Answers["explain"];

  /**
   * Minutes of service given and received, summed by activity, by member or by span of time. For brokers. It wants the full `.wasm`.
   *
   * @example
   * bank.hoursBy({ from: "2026-03-20", until: "2026-04-01" });
   */
  hoursBy(options?: V & HoursByGiven): Answers["hours-by"];

  /**
   * Participation and ties in figures, by span of time and by group. For brokers. It wants the full `.wasm`.
   *
   * @example
   * bank.participation({ from: "2026-03-01", until: "2026-04-30", each: "month" });
   */
  participation(options?: V & ParticipationOverGiven): Answers["participation"];

  /**
   * Tables that may be published, of one population as of one date. For brokers. It wants the full `.wasm`.
   *
   * @example
   * bank.publish([{ title: "t", measure: "people", rowsAre: "area", columnsAre: "age", rows: ["east"], columns: ["young", "old"], cells: [[{ value: 7 }, { value: 40 }]] }], "all", "2026-12-31", { policy: "nhs" });
   */
  publish(...given: [tables: readonly TrueTable[], population: string, asOf: DayLike, options?: V & Omit<PublishGiven, "tables" | "population" | "asOf">] | [options: V & PublishGiven]): Answers["publish"];

  /**
   * Whether rows about people are k-anonymous: whether each looks, in the columns that others may know, like at least k−1 more (Sweeney
   * 2002). For brokers. It wants the full `.wasm`.
   *
   * @example
   * bank.anonymity([["area a", "50–59"], ["area a", "50–59"], ["area a", "50–59"], ["area a", "50–59"], ["area a", "50–59"], ["area b", "50–59"]], 5);
   */
  anonymity(...given: [rows: readonly (readonly string[])[], k: number, options?: V & Omit<AnonymityCheck, "rows" | "k">] | [options: V & AnonymityCheck]): Answers["anonymity"];

  /**
   * One instrument, checked: a shipped one, or the host's own. It wants the full `.wasm`.
   *
   * @example
   * bank.instrument("loneliness");
   */
  instrument(...given: [shipped: string, options?: V & Without<InstrumentOfGiven, "shipped" | "custom">] | [options: V & InstrumentOfGiven]): Answers["instrument"];

  /**
   * What changed for the same people between two points, from answers the host keeps. For brokers. It wants the full `.wasm`.
   *
   * @example
   * bank.measureChange([{ member: ana, on: "2026-03-02", instrument: "mood", version: "1", values: [3] }, { member: ana, on: "2026-09-02", instrument: "mood", version: "1", values: [6] }, { member: ben, on: "2026-03-03", instrument: "mood", version: "1", values: [5] }, { member: ben, on: "2026-09-01", instrument: "mood", version: "1", values: [5] }, { member: cai, on: "2026-03-03", instrument: "mood", version: "1", values: [4] }, { member: dee, on: "2026-03-03", instrument: "mood", version: "1", values: [1] }, { member: dee, on: "2026-09-03", instrument: "mood", version: "1", values: [9] }], "2026-03-31", "2026-09-01", { custom: { id: "mood", version: "1", name: "Mood", items: [{ code: "mood", values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }], scorer: "single", scales: [{ name: "mood", least: 0, most: 10, better: "higher", bands: [{ name: "low", from: 0, to: 4 }, { name: "high", from: 5, to: 10 }] }], missing: { atLeast: 1 }, leastReported: 2, criterion: 1, licence: { kind: "open", reference: "ours" }, citation: "ours" } });
   */
  measureChange(...given: [answers: readonly InstrumentAnswerGiven[], firstUntil: DayLike, lastFrom: DayLike, options: V & Without<MeasureChangeGiven, "answers" | "firstUntil" | "lastFrom">] | [options: V & MeasureChangeGiven]): Answers["measure-change"];

  /**
   * The scores of the same people a number of months after their baseline, from answers the host keeps. For brokers. It wants the full `.wasm`.
   *
   * @example
   * bank.followUp([{ member: ana, on: "2026-08-05", instrument: "mood", version: "1", values: [7] }, { member: ana, on: "2026-01-31", instrument: "mood", version: "1", values: [3] }, { member: ana, on: "2026-07-20", instrument: "mood", version: "1", values: [5] }, { member: ben, on: "2026-01-10", instrument: "mood", version: "1", values: [4] }, { member: ben, on: "2026-07-01", instrument: "mood", version: "1", values: [6] }, { member: ben, on: "2026-07-19", instrument: "mood", version: "1", values: [9] }, { member: cai, on: "2026-02-01", instrument: "mood", version: "1", values: [5] }, { member: cai, on: "2026-08-16", instrument: "mood", version: "1", values: [8] }, { member: dee, on: "2026-02-28", instrument: "mood", version: "1", values: [5] }, { member: dee, on: "2026-08-28", instrument: "mood", version: "1", values: [5] }, { member: memberId(5), on: "2026-01-10", instrument: "mood", version: "1", values: [1] }, { member: memberId(5), on: "2026-07-10", instrument: "mood", version: "1", values: [9] }], "2026-02-28", [6], { withinDays: 14, asOf: "2026-09-11", custom: { id: "mood", version: "1", name: "Mood", items: [{ code: "mood", values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }], scorer: "single", scales: [{ name: "mood", least: 0, most: 10, better: "higher", bands: [{ name: "low", from: 0, to: 4 }, { name: "high", from: 5, to: 10 }] }], missing: { atLeast: 1 }, leastReported: 2, criterion: 1, licence: { kind: "open", reference: "ours" }, citation: "ours" } });
   */
  followUp(...given: [answers: readonly InstrumentAnswerGiven[], baselineUntil: DayLike, months: readonly number[], options: V & Without<FollowUpOfGiven, "answers" | "baselineUntil" | "months">] | [options: V & FollowUpOfGiven]): Answers["follow-up"];

  /**
   * How a group changed, compared with another group over the same span, from answers the host keeps. For brokers. It wants the full `.wasm`.
   *
   * @example
   * bank.compareChange([{ member: ana, on: "2026-01-02", instrument: "mood", version: "1", values: [3] }, { member: ana, on: "2026-07-02", instrument: "mood", version: "1", values: [6] }, { member: ben, on: "2026-01-02", instrument: "mood", version: "1", values: [4] }, { member: ben, on: "2026-07-02", instrument: "mood", version: "1", values: [7] }, { member: cai, on: "2026-01-02", instrument: "mood", version: "1", values: [4] }, { member: cai, on: "2026-07-02", instrument: "mood", version: "1", values: [5] }, { member: dee, on: "2026-01-02", instrument: "mood", version: "1", values: [4] }, { member: dee, on: "2026-07-02", instrument: "mood", version: "1", values: [5] }], { firstUntil: "2026-01-31", lastFrom: "2026-06-01", group: { name: "walks", members: [ana, ben] }, comparison: { name: "does not", members: [cai, dee] }, custom: { id: "mood", version: "1", name: "Mood", items: [{ code: "mood", values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }], scorer: "single", scales: [{ name: "mood", least: 0, most: 10, better: "higher", bands: [{ name: "low", from: 0, to: 4 }, { name: "high", from: 5, to: 10 }] }], missing: { atLeast: 1 }, leastReported: 2, criterion: 1, licence: { kind: "open", reference: "ours" }, citation: "ours" } });
   */
  compareChange(...given: [answers: readonly InstrumentAnswerGiven[], options: V & Without<CompareChangeGiven, "answers">] | [options: V & CompareChangeGiven]): Answers["compare-change"];

  /**
   * One member's ties: with whom, how often, and how many minutes. Shown to the member, people appointed to see them, and brokers. It wants the full `.wasm`.
   *
   * @example
   * bank.seenBy(cai).tiesOf(cai);
   */
  tiesOf(...given: [member: MemberLike, options?: V & Omit<TiesOfGiven, "member">] | [options: V & TiesOfGiven]): Answers["ties-of"];

  /**
   * Who was at the sessions of a course or a group, and which two at how many of them. For brokers. It wants the full `.wasm`.
   *
   * @example
   * bank.attendedTogether([activity], { from: "2026-03-01", least: 1 });
   */
  attendedTogether(...given: [activities: readonly ActivityLike[], options?: V & Omit<AttendedTogetherGiven, "activities">] | [options: V & AttendedTogetherGiven]): Answers["attended-together"];

  /**
   * The members all of whose ties are with staff or organisations. For brokers. It wants the full `.wasm`.
   *
   * @example
   * bank.workerOnlyMembers();
   */
  workerOnlyMembers(options?: V & WorkerOnlyMembersGiven): Answers["worker-only-members"];

  /**
   * Minutes and ties between groups of members: by role, or by any other grouping. For brokers. It wants the full `.wasm`.
   *
   * @example
   * bank.roleFlows({ groups: { by: "role", words: ["staff"] } });
   */
  roleFlows(options: V & RoleFlowsGiven): Answers["role-flows"];

  /**
   * What the network and the coverage of needs become when key people leave. For brokers. It wants the full `.wasm`.
   *
   * @example
   * bank.networkRobustness({ leave: [1] });
   */
  networkRobustness(options?: V & NetworkRobustnessGiven): Answers["network-robustness"];

  /**
   * How long members stay active, and how long ties last. For brokers. It wants the full `.wasm`.
   *
   * @example
   * bank.retention({ until: "2026-12-31" });
   */
  retention(options?: V & RetentionOverGiven): Answers["retention"];

  /**
   * How far needs are met, unmet lower rungs first. For brokers. It wants the full `.wasm`.
   *
   * @example
   * bank.needsCoverage();
   */
  needsCoverage(options?: V & NeedsCoverageGiven): Answers["needs-coverage"];

  /**
   * How long things take, for members who joined and listings that were posted between two days. For brokers. It wants the full `.wasm`.
   *
   * @example
   * bank.latencies({ from: "2026-03-01", until: "2026-03-31" });
   */
  latencies(options?: V & LatenciesGiven): Answers["latencies"];

  /**
   * How programmes go: pairings, their sessions and endings, how mentors are prepared and supervised, who dropped out and returned, who
   * was mentored and mentors now. For brokers. It wants the full `.wasm`.
   *
   * @example
   * bank.programmes(programme, { from: "2026-01-01", until: "2026-01-31", training: [activityId(2)], supervisionDays: 10 });
   */
  programmes(...given: [programme: ProgrammeLike, options?: V & Omit<ProgrammesOverGiven, "programme">] | [options?: V & ProgrammesOverGiven]): Answers["programmes"];

  /**
   * How far grants have come: each indicator's value, with its baseline, target and this grant's share. For brokers: true figures, not
   * for publication. It wants the full `.wasm`.
   *
   * @example
   * bank.grants([], { asOf: "2026-03-31" });
   */
  grants(...given: [grants: readonly GrantGiven[], options?: V & Omit<GrantsOfGiven, "grants">] | [options: V & GrantsOfGiven]): Answers["grants"];

  /**
   * The report to a funder on one grant. For brokers, who hand it on. It wants the full `.wasm`.
   *
   * @example
   * bank.funderReport([{ code: "north", funder: "North Trust", from: "2026-01-01", until: "2026-12-31", outcomes: [{ name: "People know one another", indicators: [{ code: "ties", name: "pairs", measure: "ties" }] }] }], "north", { asOf: "2026-01-31", policy: "acro" });
   */
  funderReport(...given: [grants: readonly GrantGiven[], grant: string, options?: V & Omit<FunderReportOfGiven, "grants" | "grant">] | [options: V & FunderReportOfGiven]): Answers["funder-report"];

  /**
   * The best matches of one offer or request, or of everything a member has open. It wants the full `.wasm`.
   *
   * @example
   * bank.seenBy(ben).matchesFor({ member: ben, kind: "offer", from: "2026-03-03", most: 1, offset: 60 });
   */
  matchesFor(...given: [listing: ListingLike, options?: V & Without<MatchesForGiven, "listing" | "member">] | [options: V & MatchesForGiven]): Answers["matches-for"];

  /**
   * What keeps two listings from matching, or what keeps one listing from more matches, and what would bring more. It wants the full `.wasm`.
   *
   * @example
   * bank.seenBy(cai).whyNot(listingId(4), listing, { from: "2026-03-03" });
   */
  whyNot(...given: [listing: ListingLike, options?: V & Omit<WhyNotGiven, "listing">] | [listing: ListingLike, other: ListingLike, options?: V & Omit<WhyNotGiven, "listing" | "other">] | [options: V & WhyNotGiven]): Answers["why-not"];

  /**
   * Pairs of a mentor and a mentee to suggest in a programme, and those who are left without. For brokers. It wants the full `.wasm`.
   *
   * @example
   * bank.pairings(programme);
   */
  pairings(...given: [programme: ProgrammeLike, options?: V & Omit<PairingsGiven, "programme">] | [options: V & PairingsGiven]): Answers["pairings"];

  /**
   * A report: for the public, on how the community does, or about one member. For brokers; one about a member also for that member and
   * people appointed to see them. It wants the full `.wasm`.
   *
   * @example
   * bank.report("public", 2026);
   * bank.report("public", "2026-Q1");
   */
  report(...given: [kind: "public" | "community-health", period: Period, options?: V & Omit<ReportOfGiven, "kind" | "period" | "from" | "until">] | [kind: "public" | "community-health", options: V & Omit<ReportOfGiven, "kind"> & Spanned] | [options: V & ReportOfGiven & { readonly kind: "public" | "community-health" } & Spanned] | [kind: "member", period: Period, options: V & Omit<ReportOfGiven, "kind" | "period" | "from" | "until"> & { readonly member: MemberLike }] | [kind: "member", options: V & Omit<ReportOfGiven, "kind"> & { readonly member: MemberLike } & Spanned] | [options: V & ReportOfGiven & { readonly kind: "member" } & { readonly member: MemberLike } & Spanned]): Answers["report"];

  /**
   * The plan of seven days: exchanges to propose, requests left open, and how good the plan is. For brokers. It wants the full `.wasm`.
   *
   * @example
   * bank.plan({ travel: 30 });
   */
  plan(options?: V & PlanForGiven): Answers["plan"];

  /**
   * What might come of policies: how the community would fare under each, simulated under the same draws. For brokers. It wants the full `.wasm`.
   *
   * @example
   * bank.whatIf([{ name: "as it is" }, { name: "an hour each", issue: 60 }], { weeks: 1, seeds: 2, behaviour: { wants: 1000, answer: 1000, idle: 1000, cautious: 1000, known: 0, asks: 50, busy: 50, joins: 0, leaves: 0 } });
   */
  whatIf(...given: [policies: readonly PolicyGiven[], options?: V & Omit<WhatIfGiven, "policies">] | [options: V & WhatIfGiven]): Answers["what-if"];
}

/** Questions the small `.wasm` does not have: a page loads the full one by `init(full)`, with `full` from `timebank/full`. */
export type FullQuestions = "heldAbout" | "memberCopy" | "today" | "sessionSheet" | "hoursBy" | "participation" | "publish" | "anonymity" | "instrument" | "measureChange" | "followUp" | "compareChange" | "tiesOf" | "attendedTogether" | "workerOnlyMembers" | "roleFlows" | "networkRobustness" | "retention" | "needsCoverage" | "latencies" | "programmes" | "grants" | "funderReport" | "matchesFor" | "whyNot" | "pairings" | "report" | "plan" | "whatIf";

/** The `type` of every action. */
export const ACTIONS: string =
  "begin-copy adopt-charter add-activity change-activity open-programme admit set-state give-role end-role keep " +
  "merge open-account join-account leave-account set-limits offer request amend-listing classify-listing " +
  "renew-listing close-listing propose propose-together agree approve let-through decline withdraw done confirm " +
  "confirm-many dispute settle record record-batch give-word refuse-word amend reverse undo-batch mark-attendance " +
  "substitute add-expense visit-out visit-back clear-ahead transfer age-credit open-bridge begin-passage " +
  "post-passage void-passage pair end-pairing erase expire-due close-period set-clock set-secret";

/** The `type` of every question. */
export const QUESTIONS: string =
  "balance balances balances-as-of statement reach reaches exchange history open-exchanges listings members " +
  "by-host-code held-about member-copy public-view today session-sheet may why explain hours-by participation " +
  "publish anonymity instrument measure-change follow-up compare-change ties-of attended-together " +
  "worker-only-members role-flows network-robustness retention needs-coverage latencies programmes grants " +
  "funder-report matches-for why-not pairings report plan what-if";
