// Written by `cargo xtask generate` from `docs/schema/timebank.json`. Do not change it here.
import type { AccountId, ActivityId, AddActivityFields, AddExpenseFields, AdmitFields, AdoptCharterFields, AgeCreditFields, AgreeFields, AllBalances, AmendFields, AmendListingFields, AnonymityCheck, Answers, ApproveFields, AttendedTogether, BalanceOf, BalancesAsOf, BatchId, BeginCopyFields, BeginPassageFields, BridgeId, ByHostCode, ChangeActivityFields, CharterVersion, ClassifyListingFields, ClearAheadFields, CloseListingFields, ClosePeriodFields, CompareChange, ConfirmFields, ConfirmManyFields, DeclineFields, DisputeFields, DoneFields, EndPairingFields, EndRoleFields, EraseFields, ExchangeId, ExchangeOf, ExpireDueFields, Explain, FollowUpOf, FunderReportOf, GiveRoleFields, GiveWordFields, GrantsOf, HeldAboutMember, HistoryOf, HoursBy, Instant, InstrumentOf, IsoDate, JoinAccountFields, KeepFields, Key, Latencies, LeaveAccountFields, LetThroughFields, ListingId, ListingSearch, MarkAttendanceFields, MatchesFor, May, MeasureChange, MemberCopyOf, MemberId, MemberSearch, MergeFields, NeedsCoverage, NetworkRobustness, OfferFields, OpenAccountFields, OpenBridgeFields, OpenExchanges, OpenProgrammeFields, Outcome, PairFields, PairingId, ParticipationOver, PassageId, PlanFor, PostPassageFields, ProgrammeId, ProgrammesOver, ProposeFields, PublicViewFor, Publish, ReachOf, Reaches, RecordFields, RefuseWordFields, RenewListingFields, ReportOf, RequestFields, RetentionOver, ReverseFields, RoleFlows, Salt, Sender, SeriesId, SessionSheet, SetClockFields, SetLimitsFields, SetSecretFields, SetStateFields, SettleFields, StatementOf, SubstituteFields, TiesOf, TodayAt, TransferFields, TransferId, UndoBatchFields, Viewer, VisitBackFields, VisitOutFields, VoidPassageFields, WhatIf, Why, WhyNot, WithdrawFields, WorkerOnlyMembers } from "./wire.js";
import type { TermsGiven } from "../terms.js";
export type { Created } from "./wire.js";

/** When a command comes, from whom, and what makes it safe to send twice. */
export interface Given {
  /** When; now unless said. Never before the last command. */
  readonly at?: Instant | Date | undefined;
  /** The member who sends it; the host by default. `undefined` and `null` are refused, so that a lapsed session does not act as the host. */
  readonly by?: Sender;
  /** Your own number for it: sent again with it, it has one effect and gives the first answer again. */
  readonly key?: Key | undefined;
  /** 16 random bytes for personal data, other ones for every command; drawn for you unless you give them. */
  readonly salt?: Salt | undefined;
}

/** Who reads. */
export interface Asking {
  /** The member or auditor who reads; the host by default. `undefined` and `null` are refused. */
  readonly viewer?: Viewer;
}

/** Everything that can be done to a bank: one method for each action. Whatever is refused throws, and changes nothing. `G` is what every command may say beside. */
export interface Actions<G = Given> {
  /**
   * Says that a copy of the bank goes on by itself. Sent to the copy, it gives the copy an identity of its own, so that both go
   * on. Sent to the bank that was copied, with `left`, it is the last thing that happens there but for erasures: the bank goes
   * on elsewhere, as the copy or, when it was moved, as itself.
   *
   * @example
   * bank.beginCopy({ at: "2026-03-02T10:00:00Z", bank: "00112233445566778899aabbccddeeff", left: true });
   */
  beginCopy(options: G & BeginCopyFields): Outcome;

  /**
   * Adopts another charter.
   *
   * @example
   * bank.adoptCharter({ at: "2026-03-02T10:00:00Z", charter: { name: "Harpurbrook", credit: { welcome: 60 } }, decidedBy: [1, 2], decidedOn: "2026-03-01" });
   */
  adoptCharter(options: G & AdoptCharterFields): Outcome & { readonly charter: CharterVersion };

  /**
   * Adds an activity, in the community's own words.
   *
   * @example
   * bank.addActivity({ at: "2026-03-02T10:00:00Z", activity: { code: "gardening", name: "Gardening" } });
   */
  addActivity(options: G & AddActivityFields): Outcome & { readonly activity: ActivityId };

  /**
   * Changes an activity: all of it is given anew.
   *
   * @example
   * bank.changeActivity({ at: "2026-03-02T10:00:00Z", id: 1, activity: { code: "gardening", name: "Gardens and allotments", tags: ["outdoors"] } });
   */
  changeActivity(options: G & ChangeActivityFields): Outcome & { readonly activity: ActivityId };

  /**
   * Opens a programme.
   *
   * @example
   * bank.openProgramme({ at: "2026-03-02T10:00:00Z", programme: { name: "Side by side", group: "pot-pays" } });
   */
  openProgramme(options: G & OpenProgrammeFields): Outcome & { readonly programme: ProgrammeId };

  /**
   * Admits a member.
   *
   * @example
   * bank.admit({ at: "2026-03-02T10:00:00Z", kind: "organisation", joined: "2026-01-15" });
   */
  admit(options?: G & AdmitFields): Outcome & { readonly member: MemberId };

  /**
   * Changes where a member stands: active, paused, suspended, left.
   *
   * @example
   * bank.setState({ at: "2026-03-02T10:00:00Z", member: 1, state: "paused", until: "2026-06-01" });
   */
  setState(options: G & SetStateFields): Outcome;

  /**
   * Gives a role.
   *
   * @example
   * bank.giveRole({ at: "2026-03-02T10:00:00Z", member: 1, role: "staff", from: "2026-01-01", until: "2026-12-31", organisation: 2 });
   */
  giveRole(options: G & Omit<GiveRoleFields, "at"> & {
    /** At which organisation. */
    readonly organisation?: MemberId | undefined;
  }): Outcome;

  /**
   * Ends a role.
   *
   * @example
   * bank.endRole({ at: "2026-03-03T10:00:00Z", member: 1, role: "broker", until: "2026-03-03" });
   */
  endRole(options: G & Omit<EndRoleFields, "at"> & {
    /** At which organisation. */
    readonly organisation?: MemberId | undefined;
  }): Outcome;

  /**
   * Keeps something personal about a member: profile, tags, checks, references, consents, appointments, concerns, contacts and the rest.
   *
   * @example
   * bank.keep({ at: "2026-01-04T10:00:00Z", member: 1, parts: [{ type: "contact", on: "2026-01-02", how: "training" }, { type: "reference", received: "2026-01-03" }, { type: "reference" }] });
   */
  keep(options: G & KeepFields): Outcome;

  /**
   * Merges a double record into another.
   *
   * @example
   * bank.merge({ at: "2026-03-02T10:00:00Z", kept: 2, merged: 3 });
   */
  merge(options: G & MergeFields): Outcome;

  /**
   * Opens an account members share.
   *
   * @example
   * bank.openAccount({ at: "2026-03-02T10:00:00Z", kind: "household", members: [1, 2] });
   */
  openAccount(options: G & OpenAccountFields): Outcome & { readonly account: AccountId };

  /**
   * Lets a member use a shared account, taking their balance along.
   *
   * @example
   * bank.joinAccount({ at: "2026-03-02T10:00:00Z", member: 2, account: 4 });
   */
  joinAccount(options: G & JoinAccountFields): Outcome;

  /**
   * Gives a member an account of their own again. What is on the shared one stays there.
   *
   * @example
   * bank.leaveAccount({ at: "2026-03-02T10:00:00Z", member: 1 });
   */
  leaveAccount(options: G & LeaveAccountFields): Outcome;

  /**
   * Sets limits for one account, or takes them away again.
   *
   * @example
   * bank.setLimits({ at: "2026-03-02T10:00:00Z", account: 2, limits: { lowest: -300, mode: "enforced" } });
   */
  setLimits(options: G & SetLimitsFields): Outcome;

  /**
   * Posts an offer.
   *
   * @example
   * bank.offer({ at: "2026-03-02T10:00:00Z", member: 1, terms: { minutes: 60, capacity: { minutes: 120, per: "week" } } });
   */
  offer(options: G & OfferFields): Outcome & { readonly listing: ListingId };

  /**
   * Posts a request.
   *
   * @example
   * bank.request({ at: "2026-03-01T10:00:00Z", member: 2, words: { availability: { weekly: [{ from: 540, until: 600 }] } }, terms: { activity: 1, minutes: 60 } });
   */
  request(options: G & RequestFields): Outcome & { readonly listing: ListingId };

  /**
   * Changes a listing: terms and words given replace those before.
   *
   * @example
   * bank.amendListing({ at: "2026-03-02T10:00:00Z", listing: 1, terms: { minutes: 90, groupMin: 2, groupMax: 6 } });
   */
  amendListing(options: G & AmendListingFields): Outcome;

  /**
   * Says which activity and need a listing is about.
   *
   * @example
   * bank.classifyListing({ at: "2026-03-02T10:00:00Z", listing: 1, activity: 1, need: "belonging" });
   */
  classifyListing(options: G & ClassifyListingFields): Outcome;

  /**
   * Lets a listing hold for longer.
   *
   * @example
   * bank.renewListing({ at: "2026-03-02T10:00:00Z", listing: 1 });
   */
  renewListing(options: G & RenewListingFields): Outcome;

  /**
   * Closes a listing.
   *
   * @example
   * bank.closeListing({ at: "2026-03-02T10:00:00Z", listing: 1, why: "met" });
   */
  closeListing(options: G & CloseListingFields): Outcome;

  /**
   * Proposes an exchange, or the same one on many dates.
   *
   * @example
   * bank.propose({ at: "2026-03-02T10:00:00Z", on: "2026-03-03", start: { minute: 600 }, setting: "home", gave: { member: 1, minutes: 60 }, received: { member: 2, minutes: 60 } });
   */
  propose(options: G & TermsGiven & Omit<ProposeFields, "terms"> & { readonly dates: readonly [IsoDate, ...IsoDate[]] }): Outcome & { readonly series: SeriesId };
  /**
   * Proposes an exchange, or the same one on many dates.
   *
   * @example
   * bank.propose({ at: "2026-03-02T10:00:00Z", on: "2026-03-03", start: { minute: 600 }, setting: "home", gave: { member: 1, minutes: 60 }, received: { member: 2, minutes: 60 } });
   */
  propose(options: G & TermsGiven & Omit<ProposeFields, "terms">): Outcome & { readonly exchange: ExchangeId };

  /**
   * Agrees to a proposal; when everybody has, the minutes are held.
   *
   * @example
   * bank.agree({ at: "2026-03-02T10:00:00Z", exchange: 2, series: true });
   */
  agree(options: G & AgreeFields): Outcome;

  /**
   * Approves what rules want approved, and lets the pot pay what a limit keeps from an account.
   *
   * @example
   * bank.approve({ at: "2026-03-02T10:00:00Z", exchange: 1, limit: true });
   */
  approve(options: G & ApproveFields): Outcome;

  /**
   * Lets a proposal through that lies in the broker's tray: what rules want of it is approved, and the others are asked.
   *
   * @example
   * bank.letThrough({ at: "2026-03-02T10:00:00Z", exchange: 1 });
   */
  letThrough(options: G & LetThroughFields): Outcome;

  /**
   * Declines a proposal.
   *
   * @example
   * bank.seenBy(2).decline({ at: "2026-03-02T10:00:00Z", exchange: 1 });
   */
  decline(options: G & DeclineFields): Outcome;

  /**
   * Calls off what was proposed or agreed.
   *
   * @example
   * bank.withdraw({ at: "2026-03-02T10:00:00Z", exchange: 1 });
   */
  withdraw(options: G & WithdrawFields): Outcome;

  /**
   * Says that an exchange took place, and how.
   *
   * @example
   * bank.seenBy(1).done({ at: "2026-03-02T10:00:00Z", exchange: 1, actual: [{ member: 1, minutes: 600 }, { member: 2, minutes: 600 }] });
   */
  done(options: G & DoneFields): Outcome;

  /**
   * Confirms that an exchange took place.
   *
   * @example
   * bank.seenBy(2).confirm({ at: "2026-03-02T10:00:00Z", exchange: 1, minutes: 70 });
   */
  confirm(options: G & ConfirmFields): Outcome;

  /**
   * Confirms many exchanges at once for those who did not.
   *
   * @example
   * bank.confirmMany({ at: "2026-03-02T10:00:00Z", exchanges: [1] });
   */
  confirmMany(options: G & ConfirmManyFields): Outcome;

  /**
   * Says that an exchange was not as was said.
   *
   * @example
   * bank.seenBy(2).dispute({ at: "2026-03-02T10:00:00Z", exchange: 1 });
   */
  dispute(options: G & DisputeFields): Outcome;

  /**
   * Settles a dispute.
   *
   * @example
   * bank.settle({ at: "2026-03-02T10:00:00Z", exchange: 1, actual: [{ member: 1, minutes: 45 }, { member: 2, minutes: 45 }] });
   */
  settle(options: G & SettleFields): Outcome;

  /**
   * Records a finished exchange in one step: from paper, from the telephone. Help that happened is always recorded.
   *
   * @example
   * bank.record({ at: "2026-03-02T10:00:00Z", on: "2026-03-02", group: "each-receiver-pays", gave: [{ member: 1, minutes: 60 }, { member: 2, minutes: 60 }], received: { member: 3, minutes: 60 } });
   */
  record(options: G & TermsGiven & Omit<RecordFields, "terms">): Outcome & { readonly exchange: ExchangeId };

  /**
   * Records many finished exchanges as one batch, which can be undone at once.
   *
   * @example
   * bank.recordBatch({ at: "2026-03-02T10:00:00Z", exchanges: [{ on: "2026-03-02", gave: { member: 1, minutes: 60 }, received: { member: 2, minutes: 60 } }, { on: "2026-03-02", gave: { member: 2, minutes: 45 }, received: { member: 1, minutes: 45 } }] });
   */
  recordBatch(options: G & { readonly exchanges: readonly TermsGiven[] }): Outcome & { readonly batch: BatchId };

  /**
   * Gives the word of an account that an exchange waits for.
   *
   * @example
   * bank.seenBy(2).giveWord({ at: "2026-03-02T10:00:00Z", exchange: 1, most: 45 });
   */
  giveWord(options: G & GiveWordFields): Outcome;

  /**
   * Refuses the word of an account that an exchange waits for: the help stands, unpaid.
   *
   * @example
   * bank.seenBy(2).refuseWord({ at: "2026-03-02T10:00:00Z", exchange: 1 });
   */
  refuseWord(options: G & RefuseWordFields): Outcome;

  /**
   * Amends an exchange recorded on the same day: it is reversed and recorded anew, linked.
   *
   * @example
   * bank.seenBy(2).amend({ at: "2026-03-02T10:00:00Z", on: "2026-03-02", gave: { member: 1, minutes: 90 }, received: { member: 2, minutes: 90 }, exchange: 1 });
   */
  amend(options: G & TermsGiven & Omit<AmendFields, "terms">): Outcome & { readonly exchange: ExchangeId };

  /**
   * Takes a posted exchange back by a linked entry.
   *
   * @example
   * bank.reverse({ at: "2026-03-02T10:00:00Z", exchange: 1 });
   */
  reverse(options: G & ReverseFields): Outcome;

  /**
   * Takes a whole batch back.
   *
   * @example
   * bank.undoBatch({ at: "2026-03-02T10:00:00Z", batch: 1 });
   */
  undoBatch(options: G & UndoBatchFields): Outcome;

  /**
   * Says ahead, or on the day, that somebody does not come.
   *
   * @example
   * bank.markAttendance({ at: "2026-03-02T10:00:00Z", exchange: 1, member: 3, attendance: "cancelled" });
   */
  markAttendance(options: G & MarkAttendanceFields): Outcome;

  /**
   * Lets somebody take another's place.
   *
   * @example
   * bank.seenBy(1).substitute({ at: "2026-03-02T10:00:00Z", exchange: 1, out: 2, into: 3 });
   */
  substitute(options: G & SubstituteFields): Outcome;

  /**
   * Notes money owed beside an exchange.
   *
   * @example
   * bank.addExpense({ at: "2026-03-02T10:00:00Z", exchange: 1, expense: { member: 1, amount: 280 } });
   */
  addExpense(options: G & AddExpenseFields): Outcome;

  /**
   * Says that somebody sets out on a lone visit.
   *
   * @example
   * bank.visitOut({ at: "2026-03-02T10:00:00Z", exchange: 1, member: 1, expected: "2026-03-02T12:00:00Z" });
   */
  visitOut(options: G & VisitOutFields): Outcome;

  /**
   * Says that somebody is back from a lone visit.
   *
   * @example
   * bank.visitBack({ at: "2026-03-02T11:45:00Z", exchange: 1, member: 1 });
   */
  visitBack(options: G & VisitBackFields): Outcome;

  /**
   * Calls off everything ahead of a member, quietly: after a hospital stay, a bereavement.
   *
   * @example
   * bank.clearAhead({ at: "2026-03-02T10:00:00Z", member: 2, from: "2026-03-10" });
   */
  clearAhead(options: G & ClearAheadFields): Outcome;

  /**
   * Moves credit without an exchange. Never counted as service.
   *
   * @example
   * bank.transfer({ at: "2026-04-02T10:00:00Z", kind: "gift", minutes: 15, from: 2, to: 3, on: "2026-01-05" });
   */
  transfer(options: G & TransferFields): Outcome & { readonly transfer: TransferId };

  /**
   * Levies the charter's ageing of credit, when it is due.
   *
   * @example
   * bank.ageCredit({ at: "2026-04-01T10:00:00Z" });
   */
  ageCredit(options?: G & AgeCreditFields): Outcome;

  /**
   * Opens an account that stands for a partner bank.
   *
   * @example
   * bank.openBridge({ at: "2026-03-02T10:00:00Z", partner: "Riverside", limits: { lowest: -600, highest: 600 } });
   */
  openBridge(options: G & OpenBridgeFields): Outcome & { readonly bridge: BridgeId };

  /**
   * Sets credit on its way to or from a partner bank: it is held here.
   *
   * @example
   * bank.beginPassage({ at: "2026-03-02T10:00:00Z", bridge: 1, direction: "out", account: 2, minutes: 60, sharedKey: "0123456789abcdef0123456789abcdef", due: "2026-03-09T10:00:00Z" });
   */
  beginPassage(options: G & BeginPassageFields): Outcome & { readonly passage: PassageId };

  /**
   * Posts credit that is on its way, once the partner holds it too.
   *
   * @example
   * bank.postPassage({ at: "2026-03-02T10:00:00Z", passage: 1 });
   */
  postPassage(options: G & PostPassageFields): Outcome;

  /**
   * Lets credit stay where it was.
   *
   * @example
   * bank.voidPassage({ at: "2026-03-09T10:00:00Z", passage: 1 });
   */
  voidPassage(options: G & VoidPassageFields): Outcome;

  /**
   * Pairs two people in a programme.
   *
   * @example
   * bank.pair({ at: "2026-03-02T10:00:00Z", programme: 1, mentor: 1, mentee: 2 });
   */
  pair(options: G & PairFields): Outcome & { readonly pairing: PairingId };

  /**
   * Ends a pairing.
   *
   * @example
   * bank.endPairing({ at: "2026-02-04T19:00:00Z", pairing: 1, why: "ended-early" });
   */
  endPairing(options: G & EndPairingFields): Outcome;

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
   * bank.seenBy(1).erase({ at: "2026-03-02T10:00:00Z", member: 1 });
   */
  erase(options: G & EraseFields): Outcome;

  /**
   * Carries out everything that is due by now: proposals nobody answered, confirmations nobody gave, listings that ran out.
   *
   * @example
   * bank.expireDue({ at: "2026-04-01T10:00:00Z" });
   */
  expireDue(options?: G & ExpireDueFields): Outcome;

  /**
   * Closes a period: a checkpoint, after which older records may be deleted.
   *
   * @example
   * bank.closePeriod({ at: "2026-03-03T10:00:00Z", through: "2026-03-02" });
   */
  closePeriod(options: G & ClosePeriodFields): Outcome;

  /**
   * Sets the local clock from now on. Until it is set for the first time, the bank's days are those of UTC.
   *
   * @example
   * bank.setClock({ at: "2026-03-02T10:00:00Z", offset: -300, changes: [{ date: "2026-03-08", minute: 120, to: -240 }], through: "2026-10-31" });
   */
  setClock(options: G & SetClockFields): Outcome;

  /**
   * Gives the bank its secret. Without one, members get no suggestions: who is suggested to whom is drawn with it, so that nobody
   * outside can work out who was left out. Only the host sets it, and only the host's journal and snapshots hold it. Set anew, the
   * later one is used.
   *
   * @example
   * bank.setSecret({ at: "2026-03-02T10:00:00Z", secret: "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f" });
   */
  setSecret(options?: G & SetSecretFields): Outcome;
}

/** Everything a bank can be asked: one method for each question. `V` is what every question may say beside. */
export interface Questions<V = Asking> {
  /**
   * Asks for one balance: of a member, or of an account.
   *
   * @example
   * bank.seenBy(1).balance({ member: 1 });
   */
  balance(options?: V & BalanceOf): Answers["balance"];

  /**
   * Asks for the balance of every account, by its number. For brokers.
   *
   * @example
   * bank.balances();
   */
  balances(options?: V & AllBalances): Answers["balances"];

  /**
   * Asks for the balance of every account at the end of a day. For brokers.
   *
   * @example
   * bank.balancesAsOf({ on: "2026-03-02", entered: true });
   */
  balancesAsOf(options: V & BalancesAsOf): Answers["balances-as-of"];

  /**
   * Asks for a statement: of the account a member uses, or of an account.
   *
   * @example
   * bank.statement({ member: 1 });
   */
  statement(options?: V & StatementOf): Answers["statement"];

  /**
   * Asks what an account may still reach: that of a member, or one by its number.
   *
   * @example
   * bank.reach({ member: 2 });
   */
  reach(options?: V & ReachOf): Answers["reach"];

  /**
   * Asks what every account may still reach. For brokers.
   *
   * @example
   * bank.reaches();
   */
  reaches(options?: V & Reaches): Answers["reaches"];

  /**
   * Asks for one exchange, whole.
   *
   * @example
   * bank.exchange({ exchange: 1 });
   */
  exchange(options: V & ExchangeOf): Answers["exchange"];

  /**
   * Asks for a member's exchanges, latest first.
   *
   * @example
   * bank.history({ member: 1 });
   */
  history(options: V & HistoryOf): Answers["history"];

  /**
   * Asks for the exchanges under way: proposed, agreed, done and not yet confirmed, disputed.
   *
   * @example
   * bank.seenBy(3).openExchanges({ member: 3 });
   */
  openExchanges(options?: V & OpenExchanges): Answers["open-exchanges"];

  /**
   * Asks for offers and requests. Everything given must fit; the earliest posted come first.
   *
   * @example
   * bank.listings({ on: "2026-03-02" });
   */
  listings(options?: V & ListingSearch): Answers["listings"];

  /**
   * Asks for members. Everything given must fit; in order of number.
   *
   * @example
   * bank.members();
   */
  members(options?: V & MemberSearch): Answers["members"];

  /**
   * Asks which member a host's own system means. For brokers.
   *
   * @example
   * bank.byHostCode({ system: "crm", code: "A-17" });
   */
  byHostCode(options: V & ByHostCode): Answers["by-host-code"];

  /**
   * Asks for everything held about one member.
   *
   * @example
   * bank.heldAbout({ member: 1 });
   */
  heldAbout(options: V & HeldAboutMember): Answers["held-about"];

  /**
   * Asks for everything a member may hold: for their own device, or a download.
   *
   * @example
   * bank.seenBy(1).memberCopy({ member: 1 });
   */
  memberCopy(options: V & MemberCopyOf): Answers["member-copy"];

  /**
   * Asks for what a member may see of the community; as the public sees it when read by the host. Brokers ask as members.
   *
   * @example
   * bank.publicView();
   */
  publicView(options?: V & PublicViewFor): Answers["public-view"];

  /**
   * Asks what waits for a broker.
   *
   * @example
   * bank.today({ at: "2026-03-02T10:00:00Z" });
   */
  today(options?: V & Omit<TodayAt, "at"> & Partial<Pick<Given, "at">>): Answers["today"];

  /**
   * Asks for the sheet of a day's sessions, as plain text. For brokers: it holds access needs and emergency contacts.
   *
   * @example
   * bank.sessionSheet({ at: "2026-03-02T10:00:00Z" });
   */
  sessionSheet(options: V & SessionSheet): Answers["session-sheet"];

  /**
   * Asks whether what these terms say may be done.
   *
   * @example
   * bank.seenBy(2).may({ on: "2026-03-05", gave: { member: 2, minutes: 120 }, received: { member: 1, minutes: 120 } });
   */
  may(options: V & TermsGiven & Omit<May, "terms">): Answers["may"];

  /**
   * Asks about two people: might one give the other something, here, then?
   *
   * @example
   * bank.why({ giver: 3, receiver: 1, on: "2026-03-05", minutes: 121 });
   */
  why(options: V & Why): Answers["why"];

  /**
   * Asks what was decided about an exchange when it was proposed.
   *
   * @example
   * bank.seenBy(1).explain({ exchange: 1 });
   */
  explain(options: V & Explain): Answers["explain"];

  /**
   * Asks for minutes of service, summed up by what is named. For brokers.
   *
   * @example
   * bank.hoursBy({ from: "2026-03-20", until: "2026-04-01" });
   */
  hoursBy(options?: V & HoursBy): Answers["hours-by"];

  /**
   * Asks for participation and ties, in figures. For brokers.
   *
   * @example
   * bank.participation({ from: "2026-03-01", until: "2026-04-30", each: "month" });
   */
  participation(options?: V & ParticipationOver): Answers["participation"];

  /**
   * Asks for tables that may be published, of one population as of one date. For brokers.
   *
   * @example
   * bank.publish({ tables: [{ title: "t", measure: "people", rowsAre: "area", columnsAre: "age", rows: ["east"], columns: ["young", "old"], cells: [[{ value: 7 }, { value: 40 }]] }], population: "all", asOf: "2026-12-31", policy: "nhs" });
   */
  publish(options: V & Publish): Answers["publish"];

  /**
   * Asks whether rows about people are k-anonymous: whether each looks, in the columns that others may know, like at least k−1
   * more (Sweeney 2002). For brokers.
   *
   * @example
   * bank.anonymity({ k: 5, rows: [["area a", "50–59"], ["area a", "50–59"], ["area a", "50–59"], ["area a", "50–59"], ["area a", "50–59"], ["area b", "50–59"]] });
   */
  anonymity(options: V & AnonymityCheck): Answers["anonymity"];

  /**
   * Asks for an instrument: one that is shipped, or one's own, checked.
   *
   * @example
   * bank.instrument({ shipped: "loneliness" });
   */
  instrument(options?: V & InstrumentOf): Answers["instrument"];

  /**
   * Asks what changed for the same people between two points, from answers the host keeps. For brokers.
   *
   * @example
   * bank.measureChange({ firstUntil: "2026-03-31", lastFrom: "2026-09-01", answers: [{ member: 1, on: "2026-03-02", instrument: "mood", version: "1", values: [3] }, { member: 1, on: "2026-09-02", instrument: "mood", version: "1", values: [6] }, { member: 2, on: "2026-03-03", instrument: "mood", version: "1", values: [5] }, { member: 2, on: "2026-09-01", instrument: "mood", version: "1", values: [5] }, { member: 3, on: "2026-03-03", instrument: "mood", version: "1", values: [4] }, { member: 4, on: "2026-03-03", instrument: "mood", version: "1", values: [1] }, { member: 4, on: "2026-09-03", instrument: "mood", version: "1", values: [9] }], custom: { id: "mood", version: "1", name: "Mood", items: [{ code: "mood", values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }], scorer: "single", scales: [{ name: "mood", least: 0, most: 10, better: "higher", bands: [{ name: "low", from: 0, to: 4 }, { name: "high", from: 5, to: 10 }] }], missing: { atLeast: 1 }, leastReported: 2, criterion: 1, licence: { kind: "open", reference: "ours" }, citation: "ours" } });
   */
  measureChange(options: V & MeasureChange): Answers["measure-change"];

  /**
   * Asks for the scores of the same people a number of months after their baseline, from answers the host keeps. For brokers.
   *
   * @example
   * bank.followUp({ baselineUntil: "2026-02-28", months: [6], withinDays: 14, asOf: "2026-09-11", answers: [{ member: 1, on: "2026-08-05", instrument: "mood", version: "1", values: [7] }, { member: 1, on: "2026-01-31", instrument: "mood", version: "1", values: [3] }, { member: 1, on: "2026-07-20", instrument: "mood", version: "1", values: [5] }, { member: 2, on: "2026-01-10", instrument: "mood", version: "1", values: [4] }, { member: 2, on: "2026-07-01", instrument: "mood", version: "1", values: [6] }, { member: 2, on: "2026-07-19", instrument: "mood", version: "1", values: [9] }, { member: 3, on: "2026-02-01", instrument: "mood", version: "1", values: [5] }, { member: 3, on: "2026-08-16", instrument: "mood", version: "1", values: [8] }, { member: 4, on: "2026-02-28", instrument: "mood", version: "1", values: [5] }, { member: 4, on: "2026-08-28", instrument: "mood", version: "1", values: [5] }, { member: 5, on: "2026-01-10", instrument: "mood", version: "1", values: [1] }, { member: 5, on: "2026-07-10", instrument: "mood", version: "1", values: [9] }], custom: { id: "mood", version: "1", name: "Mood", items: [{ code: "mood", values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }], scorer: "single", scales: [{ name: "mood", least: 0, most: 10, better: "higher", bands: [{ name: "low", from: 0, to: 4 }, { name: "high", from: 5, to: 10 }] }], missing: { atLeast: 1 }, leastReported: 2, criterion: 1, licence: { kind: "open", reference: "ours" }, citation: "ours" } });
   */
  followUp(options: V & FollowUpOf): Answers["follow-up"];

  /**
   * Asks how a group changed beside a comparison group over the same span, from answers the host keeps. For brokers.
   *
   * @example
   * bank.compareChange({ firstUntil: "2026-01-31", lastFrom: "2026-06-01", group: { name: "walks", members: [1, 2] }, comparison: { name: "does not", members: [3, 4] }, answers: [{ member: 1, on: "2026-01-02", instrument: "mood", version: "1", values: [3] }, { member: 1, on: "2026-07-02", instrument: "mood", version: "1", values: [6] }, { member: 2, on: "2026-01-02", instrument: "mood", version: "1", values: [4] }, { member: 2, on: "2026-07-02", instrument: "mood", version: "1", values: [7] }, { member: 3, on: "2026-01-02", instrument: "mood", version: "1", values: [4] }, { member: 3, on: "2026-07-02", instrument: "mood", version: "1", values: [5] }, { member: 4, on: "2026-01-02", instrument: "mood", version: "1", values: [4] }, { member: 4, on: "2026-07-02", instrument: "mood", version: "1", values: [5] }], custom: { id: "mood", version: "1", name: "Mood", items: [{ code: "mood", values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }], scorer: "single", scales: [{ name: "mood", least: 0, most: 10, better: "higher", bands: [{ name: "low", from: 0, to: 4 }, { name: "high", from: 5, to: 10 }] }], missing: { atLeast: 1 }, leastReported: 2, criterion: 1, licence: { kind: "open", reference: "ours" }, citation: "ours" } });
   */
  compareChange(options: V & CompareChange): Answers["compare-change"];

  /**
   * Asks for one member's ties. Answers the member, people appointed to see them, and brokers.
   *
   * @example
   * bank.seenBy(3).tiesOf({ member: 3 });
   */
  tiesOf(options: V & TiesOf): Answers["ties-of"];

  /**
   * Asks who attended together: who was at the sessions of a course or a group, and which two at how many of them. For brokers.
   *
   * @example
   * bank.attendedTogether({ activities: [1], from: "2026-03-01", least: 1 });
   */
  attendedTogether(options: V & AttendedTogether): Answers["attended-together"];

  /**
   * Asks for the members all of whose ties are with staff or organisations. For brokers.
   *
   * @example
   * bank.workerOnlyMembers();
   */
  workerOnlyMembers(options?: V & WorkerOnlyMembers): Answers["worker-only-members"];

  /**
   * Asks for what goes from group to group: role by role, or any other grouping. For brokers.
   *
   * @example
   * bank.roleFlows({ groups: { by: "role", words: ["staff"] } });
   */
  roleFlows(options: V & RoleFlows): Answers["role-flows"];

  /**
   * Asks what the network and the coverage of needs become when key people leave. For brokers.
   *
   * @example
   * bank.networkRobustness({ leave: [1] });
   */
  networkRobustness(options?: V & NetworkRobustness): Answers["network-robustness"];

  /**
   * Asks how long members stay active, and ties last. For brokers.
   *
   * @example
   * bank.retention({ until: "2026-12-31" });
   */
  retention(options?: V & RetentionOver): Answers["retention"];

  /**
   * Asks how far needs are met, unmet lower rungs first. For brokers.
   *
   * @example
   * bank.needsCoverage();
   */
  needsCoverage(options?: V & NeedsCoverage): Answers["needs-coverage"];

  /**
   * Asks how long things take, of those who joined and what was posted between two days. For brokers.
   *
   * @example
   * bank.latencies({ from: "2026-03-01", until: "2026-03-31" });
   */
  latencies(options?: V & Latencies): Answers["latencies"];

  /**
   * Asks how programmes go: pairings, their sessions and endings, mentors and how they are looked after, who dropped out and
   * returned, who was mentored and mentors now. For brokers.
   *
   * @example
   * bank.programmes({ from: "2026-01-01", until: "2026-01-31", programme: 1, training: [2], supervisionDays: 10 });
   */
  programmes(options?: V & ProgrammesOver): Answers["programmes"];

  /**
   * Asks where grants stand: what each indicator has come to, with its baseline, target and this grant's share. For brokers;
   * true figures, not for publication.
   *
   * @example
   * bank.grants({ grants: [], asOf: "2026-03-31" });
   */
  grants(options: V & GrantsOf): Answers["grants"];

  /**
   * Asks for the report to a funder on one grant. For brokers, who hand it on.
   *
   * @example
   * bank.funderReport({ grants: [{ code: "north", funder: "North Trust", from: "2026-01-01", until: "2026-12-31", outcomes: [{ name: "People know one another", indicators: [{ code: "ties", name: "pairs", measure: "ties" }] }] }], grant: "north", asOf: "2026-01-31", policy: "acro" });
   */
  funderReport(options: V & FunderReportOf): Answers["funder-report"];

  /**
   * Asks for the best matches: of an offer or a request, or of whatever a member offers and asks for.
   *
   * @example
   * bank.seenBy(2).matchesFor({ member: 2, kind: "offer", from: "2026-03-03", most: 1, offset: 60 });
   */
  matchesFor(options?: V & MatchesFor): Answers["matches-for"];

  /**
   * Asks why two listings are no match, or why a listing has none or few.
   *
   * @example
   * bank.seenBy(3).whyNot({ listing: 4, other: 1, from: "2026-03-03" });
   */
  whyNot(options: V & WhyNot): Answers["why-not"];

  /**
   * Asks for a report. Answers brokers; a report about one member also answers that member and people appointed to see it.
   *
   * @example
   * bank.seenBy(3).report({ from: "2026-01-01", until: "2026-12-31", kind: "member", member: 3, format: "csv" });
   */
  report(options: V & ReportOf): Answers["report"];

  /**
   * Asks for the plan of seven days. For brokers.
   *
   * @example
   * bank.plan({ travel: 30 });
   */
  plan(options?: V & PlanFor): Answers["plan"];

  /**
   * Asks what might come of policies. For brokers.
   *
   * @example
   * bank.whatIf({ policies: [{ name: "as it is" }, { name: "an hour each", issue: 60 }], weeks: 1, seeds: 2, behaviour: { wants: 1000, answer: 1000, idle: 1000, cautious: 1000, known: 0, asks: 50, busy: 50, joins: 0, leaves: 0 } });
   */
  whatIf(options: V & WhatIf): Answers["what-if"];
}

/** The `type` of every action. */
export const ACTIONS: string =
  "begin-copy adopt-charter add-activity change-activity open-programme admit set-state give-role end-role keep " +
  "merge open-account join-account leave-account set-limits offer request amend-listing classify-listing " +
  "renew-listing close-listing propose agree approve let-through decline withdraw done confirm confirm-many " +
  "dispute settle record record-batch give-word refuse-word amend reverse undo-batch mark-attendance substitute " +
  "add-expense visit-out visit-back clear-ahead transfer age-credit open-bridge begin-passage post-passage " +
  "void-passage pair end-pairing erase expire-due close-period set-clock set-secret";

/** The `type` of every question. */
export const QUESTIONS: string =
  "balance balances balances-as-of statement reach reaches exchange history open-exchanges listings members " +
  "by-host-code held-about member-copy public-view today session-sheet may why explain hours-by participation " +
  "publish anonymity instrument measure-change follow-up compare-change ties-of attended-together " +
  "worker-only-members role-flows network-robustness retention needs-coverage latencies programmes grants " +
  "funder-report matches-for why-not report plan what-if";
