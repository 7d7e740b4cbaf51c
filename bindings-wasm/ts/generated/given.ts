// Written by `cargo xtask generate` from `docs/schema/timebank.json`. Do not change it here.
import type { AccountId, AccountKind, Activity, ActivityId, Attendance, BatchId, BatchNote, Before, BookingPolicy, BridgeId, BundleId, CalendarSpan, Capacity, CharterPermissions, CheckLevel, Closing, ConcernStep, Confirmers, Counting, CreditMode, Direction, DisclosurePolicy, EarnedFrom, ExchangeId, Figure, Format, GroupRule, GroupedBy, Grouping, Hash32, Head, Instrument, Key, KindDefinition, Language, Level, Liking, LimitMode, ListingId, ListingKind, ListingPolicy, MatchingWeights, Measure, Measured, MemberId, MemberState, NeedScheme, Noise, OnLeaving, Only, Otherwise, PaidTime, PairingEnd, PairingId, PartId, PassageId, Per, PlanPolicy, Programme, ProgrammeId, ProgrammePolicy, Purpose, Remote, RoleDefinition, RoundOrder, RuleScope, Scope, SeriesId, Setting, SettleRule, ShortfallTo, ShownCell, Side, Silence, Sorting, Standing, TodayPolicy, TogetherCredit, TransferId, TransferKind, TrueTable, Visibility, Widens, Workforce } from "./wire.js";
import type { AvailabilityLike, ClockLike, DayLike, MinutesLike, MomentLike, NamedAccount, OneOf, Period, PlaceLike, StartLike, WeeklyLike } from "../likes.js";
import type { AmendedGiven, TermsGiven } from "../terms.js";
import type { Made } from "../likes.js";

/** What is taken for one member: its number, the exact name, or what `admit` answered. */
export type MemberLike = MemberId | Made<"member", MemberId> | string;

/** What is taken for one account: `"pot"`, its number as `{ account: 4 }`, the outcome that opened it, or for the account that a member uses what `admit` answered or their exact name. A bare number is refused, because it could be a member's. */
export type AccountLike = NamedAccount | Made<"account", AccountId> | Made<"member", MemberId> | string;

/** What is taken for one activity: its number, its code, or the outcome that made it. */
export type ActivityLike = ActivityId | Made<"activity", ActivityId> | string;

/** What is taken for one programme: its number, or the outcome that made it. */
export type ProgrammeLike = ProgrammeId | Made<"programme", ProgrammeId>;

/** What is taken for one listing: its number, or the outcome that made it. */
export type ListingLike = ListingId | Made<"listing", ListingId>;

/** What is taken for one exchange: its number, or the outcome that made it. */
export type ExchangeLike = ExchangeId | Made<"exchange", ExchangeId>;

/** What is taken for one series: its number, or the outcome that made it. */
export type SeriesLike = SeriesId | Made<"series", SeriesId>;

/** What is taken for one batch: its number, or the outcome that made it. */
export type BatchLike = BatchId | Made<"batch", BatchId>;

/** What is taken for one bundle: its number, or the outcome that made it. */
export type BundleLike = BundleId | Made<"bundle", BundleId>;

/** What is taken for one transfer: its number, or the outcome that made it. */
export type TransferLike = TransferId | Made<"transfer", TransferId>;

/** What is taken for one bridge: its number, or the outcome that made it. */
export type BridgeLike = BridgeId | Made<"bridge", BridgeId>;

/** What is taken for one passage: its number, or the outcome that made it. */
export type PassageLike = PassageId | Made<"passage", PassageId>;

/** What is taken for one pairing: its number, or the outcome that made it. */
export type PairingLike = PairingId | Made<"pairing", PairingId>;

/** What is taken for one part: its number, or the outcome that made it. */
export type PartLike = PartId | Made<"part", PartId>;

/** Limits of each kind of account. None at all unless given. */
export interface AccountLimitsGiven {
  /** The limits of a member's own account. Unless said: `{}`. */
  readonly member?: LimitsGiven | undefined;
  /** The limits of a household's account. Unless said: `{}`. */
  readonly household?: LimitsGiven | undefined;
  /** The limits of an organisation's account. Unless said: `{}`. */
  readonly organisation?: LimitsGiven | undefined;
  /** The limits of the pot. Unless said: `{}`. */
  readonly pot?: LimitsGiven | undefined;
}

/** How one member's part in an exchange differed from what was agreed. */
export interface ActualGiven {
  /** The member whose part it was. They must take part in the exchange; otherwise the error is `not-taking-part`. */
  readonly member: MemberLike;
  /** Minutes their part took; unchanged when left out. */
  readonly minutes?: MinutesLike | undefined;
  /** Whether they came; unchanged when left out. */
  readonly attendance?: Attendance | undefined;
}

/** Adds an activity, in the community's own words. */
export type AddActivityGiven = ({
  /** The activity. */
  readonly activity: Activity;
} | Activity);

/** Records money that is owed for an exchange. */
export interface AddExpenseGiven {
  /** The exchange. It must not have been declined, withdrawn, expired or reversed. */
  readonly exchange: ExchangeLike;
  /** The sum that is owed, and the member it is owed to. */
  readonly expense: ExpenseGiven;
  /** What the money was for, kept as personal data. */
  readonly note?: string | undefined;
}

/** Admits a member. */
export type AdmitGiven = {
  /** The kind, in the charter's word; its first kind when left out. */
  readonly kind?: string | undefined;
  /** Whether they are an applicant first. */
  readonly applicant?: boolean | undefined;
  /** The day they joined; the day of the command when left out. */
  readonly joined?: DayLike | undefined;
  /** A shared account to use instead of one of their own. */
  readonly account?: AccountLike | AccountId | undefined;
  /** Their profile: name, contact details, languages, place. Unless said: `{}`. */
  readonly profile?: ProfileGiven | undefined;
  /** What else is kept about them from the start. */
  readonly parts?: readonly PartGiven[] | undefined;
} & Partial<ProfileGiven> & {
  /** Their telephone number, among `contact`. */
  readonly phone?: string | undefined;
  /** Their address of electronic mail, among `contact`. */
  readonly email?: string | undefined;
};

/** Adopts another charter. */
export interface AdoptCharterGiven {
  /** The charter. */
  readonly charter: CharterGiven;
  /** The members who decided on it. */
  readonly decidedBy?: readonly MemberLike[] | undefined;
  /** The day on which they decided. */
  readonly decidedOn?: DayLike | undefined;
}

/** Ageing of credit: at a fixed interval, a share of what is above a threshold goes to the pot, as a levy everybody can see. */
export interface AgeingGiven {
  /** Days between two levies. */
  readonly everyDays: number;
  /** Minutes taken for each thousand above the threshold, rounded down. */
  readonly perMille: number;
  /** Balances up to this are left alone. Unless said: `0`. */
  readonly above?: MinutesLike | undefined;
}

/** Agrees to a proposal; when everybody has, the minutes are held. */
export interface AgreeGiven {
  /** The exchange to agree to. It must be `proposed`. */
  readonly exchange: ExchangeLike;
  /** The members who agree. When left out, this is the sender and those they act for, or everybody if the host sends it. */
  readonly members?: readonly MemberLike[] | undefined;
  /** Whether this agrees to every date of its series that is still proposed. */
  readonly series?: boolean | undefined;
}

/** Amends an exchange recorded on the same day: it is reversed and recorded anew, linked. */
export type AmendGiven = {
  /** The exchange to amend. It must have been entered on the same day; otherwise the error is `not-same-day`. */
  readonly exchange: ExchangeLike;
} & AmendedGiven;

/** Changes a listing. The terms and the words are each replaced whole. */
export interface AmendListingGiven {
  /** The listing to change. If it is closed, the error is `listing-closed`. */
  readonly listing: ListingLike;
  /** The new terms; unchanged when left out. */
  readonly terms?: ListingTermsGiven | undefined;
  /** The new words; unchanged when left out. */
  readonly words?: ListingWordsGiven | undefined;
}

/** Approves what rules need approved, and lets the pot pay what a limit keeps from an account. */
export interface ApproveGiven {
  /** The exchange to approve. It must be `proposed`. */
  readonly exchange: ExchangeLike;
  /** Whether to apply the charter's shortfall rule to what a limit keeps from an account. */
  readonly limit?: boolean | undefined;
  /** The reason, kept as personal data. */
  readonly note?: string | undefined;
}

/** Who was at the sessions of a course or a group, and which two at how many of them. For brokers. */
export interface AttendedTogetherGiven {
  /** The activities whose exchanges are the sessions. */
  readonly activities: readonly ActivityLike[];
  /** The first day; that of the first exchange when left out. */
  readonly from?: DayLike | undefined;
  /** The last day; that of the bank's last command when left out. */
  readonly until?: DayLike | undefined;
  /** The fewest sessions two were both at to be named; 2 when left out. */
  readonly least?: number | undefined;
}

/** The hours someone is free. An empty value means "ask". */
export interface AvailabilityGiven {
  /** Every week. */
  readonly weekly?: WeeklyLike | undefined;
  /** Hours on single days, in addition. */
  readonly dated?: readonly DatedHoursGiven[] | undefined;
  /** Hours on single days that are excluded, no matter what else is given. */
  readonly except?: readonly DatedHoursGiven[] | undefined;
}

/** The balance of one account, in minutes and in words. */
export type BalanceOfGiven = OneOf<{
  /** The member whose account it is. Name either this or `account`; otherwise the error is `bad-arguments`. */
  readonly member?: MemberLike | undefined;
  /** The account, instead of a member. */
  readonly account?: AccountLike | AccountId | undefined;
}, "member" | "account">;

/** The balance of every account in minutes at the end of a day, by the account's number. For brokers. */
export interface BalancesAsOfGiven {
  /** The day at whose end the balances are taken. */
  readonly on: DayLike;
  /**
   * Whether it is what the books showed at the end of that day. Otherwise everything that counts for the day or an
   * earlier one is in, however late it was entered.
   */
  readonly entered?: boolean | undefined;
}

/** The value before: computed over an earlier span, or a figure the host found itself. */
export interface BaselineGiven {
  /** The last day of the span. */
  readonly until: DayLike;
  /** First day, when it is to be worked out from the bank. */
  readonly from?: DayLike | undefined;
  /** The figure, when it was found otherwise. */
  readonly value?: Figure | undefined;
}

/** Sets credit on its way to or from a partner bank: it is held here. */
export interface BeginPassageGiven {
  /** The bridge to the partner bank. */
  readonly bridge: BridgeLike;
  /** Whether the credit leaves for the partner or comes from there. */
  readonly direction: Direction;
  /** The account here that pays or is paid. */
  readonly account: AccountLike | AccountId;
  /** Minutes that are on their way. */
  readonly minutes: MinutesLike;
  /** The key both banks know it by. */
  readonly sharedKey: Key;
  /** The moment from which it may be voided. */
  readonly due: MomentLike;
}

/**
 * How people are taken to behave. Shares are in thousandths.
 *
 * A member wants help now and then. With little credit left they keep it for bad times and ask for less of what they want; with
 * plenty they see no need to earn and are asked in vain more often. Whoever wants help asks a few people a week, some of them
 * those they know, until somebody comes or the want has passed.
 *
 * - **Asking**: of what they want, people ask for `cautious` thousandths when their balance is at the lowest they
 *   may reach, for all when it is `cushion` above it or higher, and for a share in proportion between. Without a
 *   lowest balance they ask for all. An advisory limit is felt like one that stops.
 * - **Answering**: who is asked says yes in `answer` of a thousand cases up to a balance of
 *   `enough`, in `idle` thousandths of these from `content` on, and in proportion
 *   between.
 *
 * Where the bank keeps no credit, neither holds anybody back.
 */
export interface BehaviourGiven {
  /**
   * How often a member wants help, on average: in so many of a thousand weeks, up to 7000. When left out, as often as help was
   * received in the bank's last year over the share that was met then; 250 where nothing has been exchanged.
   */
  readonly wants?: number | undefined;
  /** Of the past's wants, the share that was met: what is in the books is only that. Unless said: `800`. */
  readonly metBefore?: number | undefined;
  /**
   * Whether everybody is taken to be alike; otherwise each wants and gives as they did in the bank's last year, drawn towards
   * the average as if by thirteen weeks of it. Unless said: `false`.
   */
  readonly alike?: boolean | undefined;
  /**
   * How long help takes, in minutes: one of these, by lot. When left out, as long as on one of the bank's last thousand
   * occasions; 60 where there are none.
   */
  readonly minutes?: readonly MinutesLike[] | undefined;
  /**
   * The share of wants that are for a session of several. When left out, the share of help received in such in the bank's
   * last year.
   */
  readonly sessions?: number | undefined;
  /** How many receive in a session, at most. Unless said: `6`. */
  readonly sessionSize?: number | undefined;
  /** The number of people a member who needs help asks in a week. Unless said: `4`. */
  readonly asks?: number | undefined;
  /** The share of these that are people they know. Unless said: `600`. */
  readonly known?: number | undefined;
  /** The share of those asked who say yes. Unless said: `500`. */
  readonly answer?: number | undefined;
  /** The most times a member gives in a week. Unless said: `3`. */
  readonly busy?: number | undefined;
  /** Weeks after which a want has passed. Unless said: `4`. */
  readonly patience?: number | undefined;
  /** The share of wants somebody asks for whose balance is at the lowest. Unless said: `100`. */
  readonly cautious?: number | undefined;
  /** Minutes above the lowest from which they ask for all. */
  readonly cushion?: MinutesLike | undefined;
  /** The balance in minutes up to which who is asked answers as readily as ever. */
  readonly enough?: MinutesLike | undefined;
  /** The balance in minutes from which they do least. */
  readonly content?: MinutesLike | undefined;
  /** How readily then: the share of the readiness before. Unless said: `200`. */
  readonly idle?: number | undefined;
  /** Members who join in a year, for each thousand at the beginning. Unless said: `100`. */
  readonly joins?: number | undefined;
  /** Members who leave in a year, of each thousand. Unless said: `100`. */
  readonly leaves?: number | undefined;
}

/** Changes an activity: all of it is given anew. */
export type ChangeActivityGiven = {
  /** The activity to change. */
  readonly id: ActivityLike;
} & ({
  /** The activity as it is to be. Every field is replaced. */
  readonly activity: Activity;
} | Activity);

/** The rules of one community, whole. */
export interface CharterGiven {
  /** The version of this form of charter; 1. Unless said: `1`. */
  readonly schema?: number | undefined;
  /** The community's name. */
  readonly name: string;
  /** The IANA name of its time zone, for hosts. The core computes with offsets the host gives. Unless said: `"Etc/UTC"`. */
  readonly timeZone?: string | undefined;
  /** The money of expenses: an ISO 4217 code. Unless said: `"GBP"`. */
  readonly currency?: string | undefined;
  /** The kinds of member there are; `person` and `organisation` unless given. Later versions may add at the end only. */
  readonly kinds?: readonly KindDefinition[] | undefined;
  /** The roles members can hold. Later versions may add at the end only. */
  readonly roles?: readonly RoleDefinition[] | undefined;
  /** Credit: whether there is any, limits, who pays. */
  readonly credit?: CreditPolicyGiven | undefined;
  /** Who confirms, by when, and how a difference is settled. */
  readonly confirmation?: ConfirmationPolicyGiven | undefined;
  /** Those who may take each step. Unless said: `{}`. */
  readonly permissions?: CharterPermissions | undefined;
  /** Rules of matching and safety. Unless said: `[]`. */
  readonly rules?: readonly RuleGiven[] | undefined;
  /** The needs help is counted towards. */
  readonly needs?: NeedScheme | undefined;
  /** Activities; more can be added later without a new charter. Unless said: `[]`. */
  readonly activities?: readonly Activity[] | undefined;
  /** When the broker's day list shows something. */
  readonly today?: TodayPolicy | undefined;
  /** Listings: how long they hold when nothing is said. */
  readonly listings?: ListingPolicy | undefined;
  /** What makes one possible pair better than another; left out of what is written when nothing was said. */
  readonly matching?: MatchingPolicyGiven | undefined;
  /** Sessions agreed at once; left out of what is written when nothing was said. */
  readonly booking?: BookingPolicy | undefined;
  /** Programmes; left out of what is written when nothing was said. */
  readonly programmes?: ProgrammePolicy | undefined;
}

/** Sets the activity and the need of a listing. */
export interface ClassifyListingGiven {
  /** The listing to classify. If it is closed, the error is `listing-closed`. */
  readonly listing: ListingLike;
  /** The activity. Left out, the listing has none afterwards. */
  readonly activity?: ActivityLike | undefined;
  /** The code of the need, when it is not that of the activity. Left out, the listing has no need of its own afterwards. */
  readonly need?: string | undefined;
}

/** Calls off everything ahead of a member, with no reason given: after a hospital stay or a bereavement. */
export interface ClearAheadGiven {
  /** The member whose proposed and agreed exchanges are called off. */
  readonly member: MemberLike;
  /** The first day from which exchanges are called off. */
  readonly from: DayLike;
}

/** The local clock is put on or back. */
export interface ClockChangeGiven {
  /** The local date. */
  readonly on: DayLike;
  /** The minute of the day the clock shows just before. */
  readonly minute: number;
  /** Minutes ahead of UTC from then on, −1080 to 1080. */
  readonly offset: number;
}

/** Closes a listing. */
export interface CloseListingGiven {
  /** The listing to close. If it is closed already, the error is `listing-closed`. */
  readonly listing: ListingLike;
  /** The reason: `met` or `withdrawn`. */
  readonly why: Closing;
}

/** Closes a period: a checkpoint, after which older records may be deleted. */
export interface ClosePeriodGiven {
  /** The last day of the period. */
  readonly through: DayLike;
}

/** How a group changed, compared with another group over the same span, from answers the host keeps. For brokers. */
export type CompareChangeGiven = OneOf<{
  /** The answers. Those without their member's consent to outcomes are left out. */
  readonly answers: readonly InstrumentAnswerGiven[];
  /** The group of interest. */
  readonly group: HostGroupGiven;
  /** The group it is compared with. Nobody may be in both. */
  readonly comparison: HostGroupGiven;
  /** Each member's first answer up to this day counts as the first point. */
  readonly firstUntil: DayLike;
  /** Each member's last answer from this day on counts as the second. */
  readonly lastFrom: DayLike;
  /** The id of a shipped instrument: `ons4`, `ucla3`, `loneliness` or `goals`. */
  readonly shipped?: string | undefined;
  /** The host's own instrument, instead. */
  readonly custom?: Instrument | undefined;
}, "shipped" | "custom">;

/** Confirms that an exchange took place. */
export interface ConfirmGiven {
  /** The exchange to confirm. It must be `done`. */
  readonly exchange: ExchangeLike;
  /** The members who confirm. When left out, this is the sender and those they act for, or everybody if the host sends it. */
  readonly members?: readonly MemberLike[] | undefined;
  /**
   * Minutes it took as they remember it; as reported when left out. If it differs by more than the charter's tolerance, the exchange
   * becomes `disputed`.
   */
  readonly minutes?: MinutesLike | undefined;
}

/** Confirms many exchanges at once for those who did not. */
export interface ConfirmManyGiven {
  /** The exchanges to confirm. Each must be `done`; if one cannot be confirmed, none is. */
  readonly exchanges: readonly ExchangeLike[];
}

/** Who confirms an exchange, by when, and how a difference is settled. */
export interface ConfirmationPolicyGiven {
  /** Those whose word is needed after an exchange is marked done. Marking it done gives one's own word. Unless said: `"both"`. */
  readonly who?: Confirmers | undefined;
  /** Days of silence after which it counts as confirmed or expires. Unless said: `14`. */
  readonly days?: number | undefined;
  /** The meaning of silence. Unless said: `"confirms"`. */
  readonly silence?: Silence | undefined;
  /** Minutes by which two memories may differ and still be settled without asking; also held beyond what was agreed. */
  readonly tolerance?: MinutesLike | undefined;
  /** How a difference within the tolerance is settled. Unless said: `"lower"`. */
  readonly settle?: SettleRule | undefined;
  /** Days after which a proposal nobody answered expires. Unless said: `30`. */
  readonly answerDays?: number | undefined;
  /** Days without a record after which only the host passes time, and silence over the gap confirms nothing. Unless said: `60`. */
  readonly quietDays?: number | undefined;
}

/** Credit: whether there is any, limits, who pays. */
export interface CreditPolicyGiven {
  /** Whether credit is kept at all, or only participation. Unless said: `"credit"`. */
  readonly mode?: CreditMode | undefined;
  /** Limits of each kind of account. */
  readonly limits?: AccountLimitsGiven | undefined;
  /** Limits of members with a tag of the broker's; the first tag that fits holds. Unless said: `[]`. */
  readonly byTag?: readonly TagLimitsGiven[] | undefined;
  /** What a new person is given; 0 for nothing. Unless said: `0`. */
  readonly welcome?: MinutesLike | undefined;
  /** How the credit of a group is shared. Unless said: `"receivers-share"`. */
  readonly group?: GroupRule | undefined;
  /** Where credit for paid time goes. Unless said: `"pot"`. */
  readonly paidTime?: PaidTime | undefined;
  /** What those who do something together are given. Unless said: `"none"`. */
  readonly together?: TogetherCredit | undefined;
  /** What becomes of minutes an enforced limit keeps from an account. Unless said: `"pot"`. */
  readonly shortfall?: ShortfallTo | undefined;
  /** What becomes of a balance when a member leaves or is forgotten. Unless said: `"pot"`. */
  readonly onLeaving?: OnLeaving | undefined;
  /** Ageing of credit, if the community wants it. */
  readonly ageing?: AgeingGiven | undefined;
  /** Standing words of the pot: what it pays without being asked each time. None unless given. */
  readonly potWord?: readonly PotWordGiven[] | undefined;
}

/** A stretch of one day on the local clock, in minutes from midnight; `from` before `until`, both at most 1440. */
export interface DatedHoursGiven {
  /** The day. */
  readonly on: DayLike;
  /** The first minute. */
  readonly from: ClockLike;
  /** The minute after the last. */
  readonly until: ClockLike;
}

/** Declines a proposal. */
export interface DeclineGiven {
  /** The exchange to decline. It must be `proposed`. */
  readonly exchange: ExchangeLike;
  /** The member who declined, if someone else reports it. Leave it out when the sender declines. */
  readonly member?: MemberLike | undefined;
  /** The reason, kept as personal data. */
  readonly note?: string | undefined;
}

/** Disputes what was reported about an exchange that is done. */
export interface DisputeGiven {
  /** The exchange to dispute. It must be `done`. */
  readonly exchange: ExchangeLike;
  /** The member who disputes it; the sender when left out. */
  readonly member?: MemberLike | undefined;
  /** What is disputed, in words, kept as personal data. */
  readonly note?: string | undefined;
}

/** Marks an agreed exchange as done, with what differed from the agreement. */
export interface DoneGiven {
  /** The exchange that took place. It must be `agreed`, and its day must have come. */
  readonly exchange: ExchangeLike;
  /** What differed from the agreement, member by member. */
  readonly actual?: readonly ActualGiven[] | undefined;
  /** The number of visitors without a name who came; as agreed when left out. */
  readonly visitors?: number | undefined;
  /** Minutes of facilitation; as agreed when left out. */
  readonly facilitation?: MinutesLike | undefined;
  /** A note, kept as personal data. */
  readonly note?: string | undefined;
}

/**
 * A limit that grows with the credit that moved for what was given or received; transfers do not count, nor does help for which no
 * credit moves.
 */
export interface EarnedGiven {
  /** The limit that grows. */
  readonly widens: Widens;
  /** The side of their service it grows with. */
  readonly from: EarnedFrom;
  /** The minutes it grows by for each hundred minutes of service. */
  readonly percent: number;
  /** The most minutes it grows by. */
  readonly most: MinutesLike;
}

/** Ends a pairing. */
export interface EndPairingGiven {
  /** The pairing to end. If it has ended already, the error is `bad-pairing`. */
  readonly pairing: PairingLike;
  /** The reason it ends. */
  readonly why: PairingEnd;
  /** The last day; the day of the command when left out. */
  readonly on?: DayLike | undefined;
}

/** Ends a role. */
export interface EndRoleGiven {
  /** The member whose role ends. */
  readonly member: MemberLike;
  /** The role, in the charter's word. If they do not hold it, the error is `unknown-word`. */
  readonly role: string;
  /** The last day; the day of the command when left out. The day before ends it at once, and the day before it begins takes it back whole. */
  readonly until?: DayLike | undefined;
  /** At which organisation. */
  readonly organisation?: MemberLike | undefined;
}

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
 */
export interface EraseGiven {
  /** The member to forget. An erasure that is held back fails with `erasure-held`. */
  readonly member: MemberLike;
}

/** Evidence beside the figure: a survey, a visit, a letter. */
export interface EvidenceGiven {
  /** The day of the evidence. */
  readonly on: DayLike;
  /** What it is, in the host's words, naming nobody. */
  readonly what: string;
}

/** One exchange, with all that the viewer may see of it. */
export interface ExchangeOfGiven {
  /** The exchange to return. */
  readonly exchange: ExchangeLike;
}

/** A sum of money owed for an exchange, such as a fare. Never credit. */
export interface ExpenseGiven {
  /** The member it is owed to. */
  readonly member: MemberLike;
  /** The amount, in the smallest unit of the charter's currency (pence). */
  readonly amount: number;
}

/** What was decided about an exchange when it was proposed. */
export interface ExplainGiven {
  /** The exchange to explain. */
  readonly exchange: ExchangeLike;
}

/** The scores of the same people a number of months after their baseline, from answers the host keeps. For brokers. */
export type FollowUpOfGiven = OneOf<{
  /** The answers. Those without their member's consent to outcomes are left out. */
  readonly answers: readonly InstrumentAnswerGiven[];
  /** Each member's first score up to this day is their baseline. */
  readonly baselineUntil: DayLike;
  /** The calendar months after each member's own baseline, such as 6 and 12. */
  readonly months: readonly number[];
  /** The first day a baseline counts from: earlier answers are left out. */
  readonly baselineFrom?: DayLike | undefined;
  /** The most days a follow-up may lie before or after its day; 42 when left out. */
  readonly withinDays?: number | undefined;
  /** The day it is as of; the day of the bank's last command when left out. */
  readonly asOf?: DayLike | undefined;
  /** The id of a shipped instrument: `ons4`, `ucla3`, `loneliness` or `goals`. */
  readonly shipped?: string | undefined;
  /** The host's own instrument, instead. */
  readonly custom?: Instrument | undefined;
}, "shipped" | "custom">;

/** The report to a funder on one grant. For brokers, who hand it on. */
export interface FunderReportOfGiven {
  /** The grants: all those that share in its results. */
  readonly grants: readonly GrantGiven[];
  /** The code of the grant the report is on. */
  readonly grant: string;
  /** The day it is as of; the day of the bank's last command when left out. Days after the grant's last show what lasted. */
  readonly asOf?: DayLike | undefined;
  /** Answers to instruments, for measures of change. */
  readonly answers?: readonly InstrumentAnswerGiven[] | undefined;
  /** The host's own instruments. */
  readonly instruments?: readonly Instrument[] | undefined;
  /** The groups by which reach is counted. */
  readonly groups?: GroupByGiven | undefined;
  /** The levels of support that members need. */
  readonly levels?: SupportLevelsGiven | undefined;
  /** Stories. Those without consent, not approved, or naming someone are left out, and counted. */
  readonly stories?: readonly StoryGiven[] | undefined;
  /** The disclosure policy: `nhs` when left out, as among partners under agreement; `acro`; or `internal`, not to be handed on. */
  readonly policy?: string | undefined;
  /** The releases of earlier reports, for comparison. */
  readonly log?: readonly ReleaseGiven[] | undefined;
  /** The format to write the report in as well; none when left out. */
  readonly format?: Format | undefined;
}

/** Gives a role. */
export interface GiveRoleGiven {
  /** The member who gets the role: another than the sender. */
  readonly member: MemberLike;
  /** The role, in the charter's word. */
  readonly role: string;
  /** The first day; the day of the command when left out. */
  readonly from?: DayLike | undefined;
  /** The last day; no end when left out. */
  readonly until?: DayLike | undefined;
  /** At which organisation. */
  readonly organisation?: MemberLike | undefined;
}

/** Gives the word of an account that an exchange waits for. */
export interface GiveWordGiven {
  /** The exchange, which must be in state `awaiting-word`. */
  readonly exchange: ExchangeLike;
  /** The account; when left out, every account the sender may speak for. */
  readonly account?: AccountLike | AccountId | undefined;
  /** The most that may be taken; what the exchange asks for when left out. The rest stays unpaid. */
  readonly most?: MinutesLike | undefined;
}

/** A grant, as the host describes it. */
export interface GrantGiven {
  /** The host's code for it. */
  readonly code: string;
  /** The name of the funder. */
  readonly funder: string;
  /** The first day. */
  readonly from: DayLike;
  /** The last day. */
  readonly until: DayLike;
  /** The amount, in the smallest unit of the charter's currency. Never credit. */
  readonly amount?: number | undefined;
  /** Minutes of facilitation it pays for, when that is what is funded. */
  readonly facilitation?: MinutesLike | undefined;
  /** The outcomes that are hoped for. */
  readonly outcomes: readonly GrantOutcomeGiven[];
}

/** An outcome that is hoped for, with its indicators. */
export interface GrantOutcomeGiven {
  /** The outcome that is hoped for, in words. */
  readonly name: string;
  /** The indicators of the outcome. */
  readonly indicators: readonly IndicatorGiven[];
}

/**
 * How far grants have come: each indicator's value, with its baseline, target and this grant's share. For brokers: true figures, not
 * for publication.
 */
export interface GrantsOfGiven {
  /** The grants. All those that share in a result are given together. */
  readonly grants: readonly GrantGiven[];
  /** The day it is as of; the day of the bank's last command when left out. */
  readonly asOf?: DayLike | undefined;
  /** Answers to instruments, for measures of change. */
  readonly answers?: readonly InstrumentAnswerGiven[] | undefined;
  /** The host's own instruments. */
  readonly instruments?: readonly Instrument[] | undefined;
}

/** The way members are put into groups. Those who fit none are in a group without a name. */
export interface GroupByGiven {
  /** The fact the groups are made by. */
  readonly by: GroupedBy;
  /** Roles or tags, first come first served; or the key of an attribute. */
  readonly words?: readonly string[] | undefined;
  /** Ages at which a new band begins, rising: `[18, 65]` makes three. */
  readonly ages?: readonly number[] | undefined;
  /** The host's own groups. Nobody may be in two. */
  readonly groups?: readonly HostGroupGiven[] | undefined;
}

/** Everything held about one member, in a form that can be handed to them. */
export interface HeldAboutMemberGiven {
  /** The member it is about. */
  readonly member: MemberLike;
}

/** A member's exchanges in every state, latest first. */
export interface HistoryOfGiven {
  /** The member whose exchanges are returned, under every number they have had. */
  readonly member: MemberLike;
  /** Only those after this one in the list: the last of the page before. */
  readonly before?: ExchangeLike | undefined;
  /** How many at most; 50 when left out, never more than 500. */
  readonly limit?: number | undefined;
}

/** A group as the host gives it. */
export interface HostGroupGiven {
  /** The name of the group. */
  readonly name: string;
  /** The members in it. */
  readonly members: readonly MemberLike[];
}

/** Minutes of service given and received, summed by activity, by member or by span of time. For brokers. */
export interface HoursByGiven {
  /** What to sum by: activity, member and one span of time, in any order. When left out, everything is one sum. */
  readonly each?: readonly Grouping[] | undefined;
  /** First day of the exchanges that count; from the beginning when left out. */
  readonly from?: DayLike | undefined;
  /** Last day of the exchanges that count; to the end when left out. */
  readonly until?: DayLike | undefined;
  /** Whether days are those of entry. Otherwise an exchange is of the day it counts for (its value date). */
  readonly entered?: boolean | undefined;
}

/** An indicator: a named measure, its baseline, its target, and how much of it is this grant's. */
export interface IndicatorGiven {
  /** Its code. The same code in another grant is the same result, and means the same there. */
  readonly code: string;
  /** The indicator's name. */
  readonly name: string;
  /** The measure that gives its value. */
  readonly measure: Measure;
  /** The way members are put into groups, when it is about one group alone. */
  readonly groups?: GroupByGiven | undefined;
  /** The name of the group it is about. */
  readonly group?: string | undefined;
  /** The role, for `took-role`. */
  readonly role?: string | undefined;
  /** The need, for `requests-met`. */
  readonly need?: string | undefined;
  /** The answers, for `improved` and `mean-change`. */
  readonly change?: ScoreChangeGiven | undefined;
  /** The baseline. */
  readonly baseline?: BaselineGiven | undefined;
  /** The target. */
  readonly target?: TargetGiven | undefined;
  /** This grant's share in the result, from 0 to 1; the whole when left out. */
  readonly share?: Figure | undefined;
  /** The evidence so far. */
  readonly evidence?: readonly EvidenceGiven[] | undefined;
}

/** What a member answered on a day. Kept by the host apart from the bank; erased by forgetting it. */
export interface InstrumentAnswerGiven {
  /** The member who answered. */
  readonly member: MemberLike;
  /** The day of the answers. */
  readonly on: DayLike;
  /** The id of the instrument. */
  readonly instrument: string;
  /** The version of the instrument. */
  readonly version: string;
  /** The answer to each item in order; null for an item that was not answered. */
  readonly values: readonly (number | null)[];
}

/** One instrument, checked: a shipped one, or the host's own. */
export type InstrumentOfGiven = OneOf<{
  /** The id of a shipped one: `ons4`, `ucla3`, `loneliness` or `goals`. */
  readonly shipped?: string | undefined;
  /** The host's own, instead. */
  readonly custom?: Instrument | undefined;
}, "shipped" | "custom">;

/** Lets a member use a shared account, taking their balance along. */
export interface JoinAccountGiven {
  /** The member who joins it. If they were the only user of their account, its balance moves along. */
  readonly member: MemberLike;
  /** The shared account. If it is not a household's or an organisation's, the error is `bad-transfer`. */
  readonly account: AccountLike | AccountId;
}

/** Keeps something personal about a member: profile, tags, checks, references, consents, appointments, concerns, contacts and the rest. */
export interface KeepGiven {
  /** The member the parts are about. */
  readonly member: MemberLike;
  /** The parts to keep, in order. They are personal data. */
  readonly parts: readonly PartGiven[];
}

/** How long things take, for members who joined and listings that were posted between two days. For brokers. */
export interface LatenciesGiven {
  /** The first day; when left out, everybody who has joined and everything that was posted counts. */
  readonly from?: DayLike | undefined;
  /** The last day; that of the bank's last command when left out. */
  readonly until?: DayLike | undefined;
}

/** Gives a member an account of their own again. What is on the shared one stays there, unless nobody else uses it: then it moves along. */
export interface LeaveAccountGiven {
  /** The member who leaves the shared account. */
  readonly member: MemberLike;
}

/** Lets a proposal through that lies in the broker's tray. What rules need approved is approved, and the other members are asked. */
export interface LetThroughGiven {
  /** The exchange to let through. It must be `proposed` and lie in the tray; otherwise the error is `nothing-to-do`. */
  readonly exchange: ExchangeLike;
  /** The reason, kept as personal data. */
  readonly note?: string | undefined;
}

/** The lowest and highest balance an account may reach. "No limit" (left out) and 0 are different. */
export interface LimitsGiven {
  /** The lowest balance; left out for none. */
  readonly lowest?: MinutesLike | undefined;
  /** The highest balance; left out for none. */
  readonly highest?: MinutesLike | undefined;
  /** Whether they are enforced or advisory; advisory when left out. */
  readonly mode?: LimitMode | undefined;
  /** Limits that grow. */
  readonly earned?: readonly EarnedGiven[] | undefined;
}

/** How much, at most, in a week or month. */
export interface ListingCapacityGiven {
  /** Minutes. */
  readonly minutes: MinutesLike;
  /** Over what span. */
  readonly per: Per;
}

/** The offers and requests that fit every condition, earliest posted first, or latest first with `newest`. */
export interface ListingSearchGiven {
  /** Words, each of which must be in the title, the text, or the activity's name or tags; case and accents don't matter. */
  readonly text?: string | undefined;
  /** Only offers, or only requests. */
  readonly kind?: ListingKind | undefined;
  /** Only listings about this activity, or about one below it. */
  readonly activity?: ActivityLike | undefined;
  /** Only listings whose activity has this tag. */
  readonly tag?: string | undefined;
  /** Only listings on this need: its code in the charter's scheme. */
  readonly need?: string | undefined;
  /** Only listings of this member. A listing without a name is found by its member and brokers alone. */
  readonly member?: MemberLike | undefined;
  /** Open on this day; the day of the bank's last command when left out. */
  readonly on?: DayLike | undefined;
  /** Only listings that can take place this way: at a distance, or face to face. */
  readonly remote?: Remote | undefined;
  /** Whether to answer as for someone who is no member, as on a public website. */
  readonly public?: boolean | undefined;
  /** Whether the latest posted come first, as on a notice board. */
  readonly newest?: boolean | undefined;
  /** Only those after this one in the list: the last of the page before. */
  readonly after?: ListingLike | undefined;
  /** How many at most; 50 when left out, never more than 500. */
  readonly limit?: number | undefined;
}

/** What a listing offers or asks for, in numbers and codes. */
export interface ListingTermsGiven {
  /** The activity; left out while it is not classified. */
  readonly activity?: ActivityLike | undefined;
  /** The rung of the need scheme, when it is not that of the activity: its code, or its place, from 0. */
  readonly need?: number | string | undefined;
  /** Minutes one occasion takes. */
  readonly minutes?: MinutesLike | undefined;
  /** How much at most over a span. */
  readonly capacity?: ListingCapacityGiven | undefined;
  /** Whether a request may be met in parts: a part at a time, by several people, or only in part. It is met whole when left out. */
  readonly divisible?: boolean | undefined;
  /** The shortest part worth going for, in minutes, of a request that is divisible. */
  readonly shortest?: MinutesLike | undefined;
  /** The fewest people it makes sense for. */
  readonly groupMin?: number | undefined;
  /** The most people there is room for. */
  readonly groupMax?: number | undefined;
  /** Whether it comes again and again rather than once. */
  readonly repeating?: boolean | undefined;
  /** The first day it is open; the day it was posted when left out. */
  readonly from?: DayLike | undefined;
  /** The last day it is open. When a listing is posted without one, the charter's number of days is counted. */
  readonly until?: DayLike | undefined;
  /** Who may see it; by the charter when left out. */
  readonly visibility?: Visibility | undefined;
  /** Whether its member is named to other members only by the broker. */
  readonly anonymous?: boolean | undefined;
  /** Face to face or at a distance; face to face when left out. */
  readonly remote?: Remote | undefined;
  /** The kind of place it would take place at. */
  readonly setting?: Setting | undefined;
  /** The programme it is open to, if only to one. */
  readonly programme?: ProgrammeLike | undefined;
}

/** The words of a listing, and what of it is personal. */
export interface ListingWordsGiven {
  /** A short title. */
  readonly title?: string | undefined;
  /** The description. */
  readonly text?: string | undefined;
  /** The place, when it is not the member's own. */
  readonly place?: PlaceLike | undefined;
  /** The languages, when they are not the member's own. */
  readonly languages?: readonly Language[] | undefined;
  /** The hours, when they are narrower than the member's own. */
  readonly availability?: AvailabilityLike | undefined;
  /** Of an offer: how gladly they do it. */
  readonly liking?: Liking | undefined;
  /** Of an offer: how well they know it. Of a request: how well it has to be known. */
  readonly level?: Level | undefined;
}

/** Marks, before an agreed exchange is done, that a member will not come, or will come after all. */
export interface MarkAttendanceGiven {
  /** The exchange. It must be `agreed`. */
  readonly exchange: ExchangeLike;
  /** The member who will not come. They must take part in the exchange; otherwise the error is `not-taking-part`. */
  readonly member: MemberLike;
  /** How they stay away. `attended` takes an earlier mark back. */
  readonly attendance: Attendance;
}

/** The best matches of one offer or request, or of everything a member has open. */
export type MatchesForGiven = OneOf<{
  /** The offer or request to find matches for. Name either this or `member`; otherwise the error is `bad-arguments`. */
  readonly listing?: ListingLike | undefined;
  /** The member for whose open listings matches are found. */
  readonly member?: MemberLike | undefined;
  /** With a member: of their offers ("what could I do, and for whom?") or of their requests ("who could help me?"); of both when left out. */
  readonly kind?: ListingKind | undefined;
  /** Only listings open to this programme. */
  readonly programme?: ProgrammeLike | undefined;
  /** The first of seven days; the day of the bank's last command when left out. */
  readonly from?: DayLike | undefined;
  /** How many at most; 10 when left out, never more than 100. */
  readonly most?: number | undefined;
  /** How many times to name for each, each on a day of its own; 3 when left out, never more than 7. */
  readonly slots?: number | undefined;
  /** Minutes the local clock is ahead of UTC on the first day. */
  readonly offset?: number | undefined;
  /** The changes of the local clock in those days, in order. */
  readonly changes?: readonly ClockChangeGiven[] | undefined;
}, "listing" | "member">;

/** How matches are weighed. Left out whole, it holds for any community. */
export interface MatchingPolicyGiven {
  /** The most each component gives. */
  readonly weights?: MatchingWeights | undefined;
  /** The scales they are measured on. */
  readonly scales?: MatchingScalesGiven | undefined;
  /**
   * The most people suggested to a member in a week, 0 to 10: over all their listings, drawn with the secret of the bank. With fewer
   * than twice as many who fit, members are told to ask the broker. 3 when left out.
   */
  readonly suggestions?: number | undefined;
}

/** The scales the components of a score are measured on. */
export interface MatchingScalesGiven {
  /**
   * How many steps in the tree of activities still count as related: 0, when left out, for none; 1 for the activity above and those
   * just below; 2 for sisters as well. At most 4. Unless said: `0`.
   */
  readonly relatedSteps?: number | undefined;
  /** From how many metres on distance gives nothing. Unless said: `5000`. */
  readonly reachMetres?: number | undefined;
  /** How many minutes' worth of common times to begin in a week are enough. */
  readonly enoughMinutes?: MinutesLike | undefined;
  /** After how many days a request has waited long. Unless said: `28`. */
  readonly waitingDays?: number | undefined;
  /** From how many minutes away from zero a balance has its whole say. */
  readonly balanceMinutes?: MinutesLike | undefined;
  /** The days for which someone counts as asked lately. Unless said: `28`. */
  readonly askedDays?: number | undefined;
}

/** Whether an exchange on these terms is allowed, needs approval or is refused, and why. */
export type MayGiven = TermsGiven;

/** What changed for the same people between two points, from answers the host keeps. For brokers. */
export type MeasureChangeGiven = OneOf<{
  /** The answers. Those without their member's consent to outcomes are left out. */
  readonly answers: readonly InstrumentAnswerGiven[];
  /** Each member's first answer up to this day counts as the first point. */
  readonly firstUntil: DayLike;
  /** Each member's last answer from this day on counts as the second. */
  readonly lastFrom: DayLike;
  /** The id of a shipped instrument: `ons4`, `ucla3`, `loneliness` or `goals`. */
  readonly shipped?: string | undefined;
  /** The host's own instrument, instead. */
  readonly custom?: Instrument | undefined;
}, "shipped" | "custom">;

/** Everything a member may hold, for their own device or a download. */
export interface MemberCopyOfGiven {
  /** The member to copy. */
  readonly member: MemberLike;
}

/** The members who fit every condition, in order of number. */
export interface MemberSearchGiven {
  /** Words, each of which must be in the name as far as the viewer knows it; case and accents don't matter. */
  readonly text?: string | undefined;
  /** The kind, in the charter's word. */
  readonly kind?: string | undefined;
  /** Only members who hold this role now, in the charter's word. For brokers. */
  readonly role?: string | undefined;
  /** Only members in this state. For brokers. */
  readonly state?: MemberState | undefined;
  /** Only members with this tag of the broker's. For brokers. */
  readonly tag?: string | undefined;
  /** Only members at ease in this language. For brokers. */
  readonly language?: Language | undefined;
  /** Only members who have consented to this purpose, as for a mailing list. For brokers. */
  readonly consenting?: Purpose | undefined;
  /** Only those after this number: the last of the page before. */
  readonly after?: MemberLike | undefined;
  /** How many at most; 50 when left out, never more than 500. */
  readonly limit?: number | undefined;
}

/** Merges a double record into another. */
export interface MergeGiven {
  /** The member who stays. From then on both numbers mean them. */
  readonly kept: MemberLike;
  /** The member who is merged into the other. */
  readonly merged: MemberLike;
}

/** How far needs are met, unmet lower rungs first. For brokers. */
export interface NeedsCoverageGiven {
  /** The first day; that of the first exchange when left out. */
  readonly from?: DayLike | undefined;
  /** The last day; that of the bank's last command when left out. */
  readonly until?: DayLike | undefined;
}

/** What the network and the coverage of needs become when key people leave. For brokers. */
export interface NetworkRobustnessGiven {
  /** The first day; that of the first exchange when left out. */
  readonly from?: DayLike | undefined;
  /** The last day; that of the bank's last command when left out. */
  readonly until?: DayLike | undefined;
  /** For each of these numbers, a line on that many of the most tied members leaving. */
  readonly leave?: readonly number[] | undefined;
}

/** Posts an offer. */
export type OfferGiven = {
  /** The member who offers. */
  readonly member: MemberLike;
  /** What is offered, in numbers and codes: activity, minutes, dates, visibility. Unless said: `{}`. */
  readonly terms?: ListingTermsGiven | undefined;
  /** The title and description, with place, languages and times; all of it is kept as personal data. */
  readonly words?: ListingWordsGiven | undefined;
} & Partial<ListingTermsGiven> & Partial<ListingWordsGiven>;

/** Opens an account members share. */
export interface OpenAccountGiven {
  /** The kind of account: `household` or `organisation`. */
  readonly kind: AccountKind;
  /** The members who use it from now on. */
  readonly members?: readonly MemberLike[] | undefined;
}

/** Opens an account for a partner bank. */
export interface OpenBridgeGiven {
  /** The partner's name for itself. */
  readonly partner: string;
  /** How far the two banks may get ahead of each other. */
  readonly limits: LimitsGiven;
}

/** The exchanges under way: proposed, agreed, disputed, or done and not yet confirmed or posted. */
export interface OpenExchangesGiven {
  /** The member they are about. A broker may leave it out for the exchanges of everybody. */
  readonly member?: MemberLike | undefined;
}

/** Opens a programme. */
export type OpenProgrammeGiven = ({
  /** The programme. */
  readonly programme: Programme;
} | Programme);

/** Pairs two people in a programme. */
export interface PairGiven {
  /** The programme they are paired in. */
  readonly programme: ProgrammeLike;
  /** The mentor. They must be an active member. */
  readonly mentor: MemberLike;
  /** The mentee. They must be an active member. */
  readonly mentee: MemberLike;
  /** The first day; the day of the command when left out. */
  readonly from?: DayLike | undefined;
}

/** Pairs of a mentor and a mentee to suggest in a programme, and those who are left without. For brokers. */
export interface PairingsGiven {
  /** The programme to pair for. */
  readonly programme: ProgrammeLike;
  /** The first day of the pairings, and of the seven days whose hours are compared; the day of the bank's last command when left out. */
  readonly from?: DayLike | undefined;
  /** How many more mentees each mentor is suggested for at most, within what the charter lets them walk with; 1 when left out. */
  readonly each?: number | undefined;
}

/** One personal part of a record. */
export type PartGiven =
  /** Name, contact, languages, place, needs and what else the host defines: the fields given replace those before. */
  | {
    readonly type: "profile";
    /** What they are called. */
    readonly name?: string | undefined;
    /** How to reach them: `phone`, `email`, `address`, in the host's words. */
    readonly contact?: { readonly [name: string]: string } | undefined;
    /** Day of birth. */
    readonly born?: DayLike | undefined;
    /** Languages they are at ease in. */
    readonly languages?: readonly Language[] | undefined;
    /** Roughly where they live. */
    readonly place?: PlaceLike | undefined;
    /** How far they go, in metres. */
    readonly travels?: number | undefined;
    /** What a place or an occasion must have for them to take part: `step-free`, `hearing-loop`, in the community's words. */
    readonly accessNeeds?: readonly string[] | undefined;
    /** What their own home or car has of that. */
    readonly accessOffers?: readonly string[] | undefined;
    /** What the host calls them in its own systems: system → code. */
    readonly hostCodes?: { readonly [name: string]: string } | undefined;
    /** Attributes that the host defines. */
    readonly attributes?: { readonly [name: string]: string } | undefined;
    /** The person to call in an emergency. */
    readonly emergency?: string | undefined;
    /** Whether they would like their birthday remembered. */
    readonly birthday?: boolean | undefined;
    /** Whether they would rather not be contacted when they are quiet. */
    readonly leaveQuiet?: boolean | undefined;
  }
  /** Words the broker keeps about a member. */
  | {
    readonly type: "tags";
    /** Tags to add. */
    readonly add?: readonly string[] | undefined;
    /** Tags to remove. */
    readonly remove?: readonly string[] | undefined;
  }
  /** When a member is free. */
  | {
    readonly type: "availability";
    /** Every week. */
    readonly weekly?: WeeklyLike | undefined;
    /** Hours on single days, in addition. */
    readonly dated?: readonly DatedHoursGiven[] | undefined;
    /** Hours on single days that are excluded, no matter what else is given. */
    readonly except?: readonly DatedHoursGiven[] | undefined;
  }
  /** Someone vouched for a member. */
  | {
    readonly type: "reference";
    /** When it came; left out while it is awaited. */
    readonly received?: DayLike | undefined;
    /** The referee, in words. */
    readonly from?: string | undefined;
  }
  /** A check was seen. */
  | {
    readonly type: "check";
    /** The jurisdiction of the scheme, such as `england`. */
    readonly jurisdiction?: string | undefined;
    /** The level of the check. */
    readonly level: CheckLevel;
    /** The group the work is with: adults, children or both. */
    readonly workforce: Workforce;
    /** The day it was seen. */
    readonly seen: DayLike;
    /** The member who saw it; left out when it was not said. */
    readonly seenBy?: MemberLike | undefined;
    /** The day from which the organisation wants a new one. Certificates themselves do not run out. */
    readonly recheckAfter?: DayLike | undefined;
  }
  /** A member said yes, or no longer, to a purpose. */
  | {
    readonly type: "consent";
    /** The purpose it is for. */
    readonly purpose: Purpose;
    /** Whether they consent. `false` withdraws an earlier consent. */
    readonly given: boolean;
    /** The day it was given or withdrawn. */
    readonly on: DayLike;
    /** The version of the wording they were shown. */
    readonly wording?: string | undefined;
    /** The partner, when the purpose is sharing with one. */
    readonly partner?: string | undefined;
    /** In what capacity it was given. */
    readonly standing: Standing;
    /** The member who gave it for them. It is set to the sender; a broker or the host may name who signed. */
    readonly givenBy?: MemberLike | undefined;
  }
  /** Someone acts for, or cares for, a member. */
  | {
    readonly type: "appointment";
    /** The capacity they act in. */
    readonly standing: Standing;
    /** The person appointed, when they are a member. */
    readonly who?: MemberLike | undefined;
    /** The person appointed, in words, when they are not a member. */
    readonly name?: string | undefined;
    /** What they may do. */
    readonly scope?: readonly Scope[] | undefined;
    /** The first day. */
    readonly from: DayLike;
    /** The last day; no end when left out. */
    readonly until?: DayLike | undefined;
  }
  /** Staff met the member. */
  | {
    readonly type: "met-by-staff";
    /** The day they met. */
    readonly on: DayLike;
    /** The member of staff they met; left out when it was not said. */
    readonly by?: MemberLike | undefined;
  }
  /** These two are not to be brought together. */
  | {
    readonly type: "do-not-match";
    /** The other member. */
    readonly with: MemberLike;
    /** Whether it is lifted. */
    readonly lifted?: boolean | undefined;
    /** The reason: kept apart, for brokers. */
    readonly reason?: string | undefined;
  }
  /** Something about safety. */
  | {
    readonly type: "concern";
    /** What this entry is. */
    readonly step: ConcernStep;
    /** The concern it belongs to: the part that raised it. Left out when raising. */
    readonly concern?: PartLike | undefined;
    /** The day of the entry. */
    readonly on: DayLike;
    /** The member who raised it or acted. It is set to the sender; only the host may name someone else. */
    readonly by?: MemberLike | undefined;
    /** What happened, in words. */
    readonly text?: string | undefined;
    /** The day by which someone has to look at it again. */
    readonly escalate?: DayLike | undefined;
    /** Whether the member is matched with nobody for now; left out to leave that as it is. */
    readonly matchNobody?: boolean | undefined;
  }
  /** Someone was in touch with the member. */
  | {
    readonly type: "contact";
    /** The day they were in touch. */
    readonly on: DayLike;
    /** How: `call`, `visit`, `letter`, `supervision`, `signposting`, in the host's words. */
    readonly how?: string | undefined;
    /** What was said, in words. */
    readonly text?: string | undefined;
    /** The member who was in touch with them; left out when it was not said. */
    readonly by?: MemberLike | undefined;
    /** The day to be in touch again; left out when there is no need. */
    readonly again?: DayLike | undefined;
  }
  /** Where the member came from. */
  | {
    readonly type: "referral";
    /** `self`, `friend`, `gp`, `link-worker`, `housing`, … in the host's words. */
    readonly source: string;
    /** The day of the referral; left out when it was not said. */
    readonly on?: DayLike | undefined;
  }
  /** How a first meeting went. */
  | {
    readonly type: "after-meeting";
    /** The exchange at which they met. */
    readonly exchange: ExchangeLike;
    /** The member they met. */
    readonly with: MemberLike;
    /** Whether they would like to meet again. */
    readonly again: boolean;
    /** What they said of it, in words. */
    readonly text?: string | undefined;
  }
  /** The words of a listing. */
  | {
    readonly type: "listing-words";
    /** A short title. */
    readonly title?: string | undefined;
    /** The description. */
    readonly text?: string | undefined;
    /** The place, when it is not the member's own. */
    readonly place?: PlaceLike | undefined;
    /** The languages, when they are not the member's own. */
    readonly languages?: readonly Language[] | undefined;
    /** The hours, when they are narrower than the member's own. */
    readonly availability?: AvailabilityLike | undefined;
    /** Of an offer: how gladly they do it. */
    readonly liking?: Liking | undefined;
    /** Of an offer: how well they know it. Of a request: how well it has to be known. */
    readonly level?: Level | undefined;
  }
  /** A member objects to a rule, or is answered. */
  | {
    readonly type: "objection";
    /** The place of the rule in the charter, from 0; left out for the charter as a whole. */
    readonly rule?: number | undefined;
    /** The objection this answers: the part it came in. Left out when objecting. */
    readonly answers?: PartLike | undefined;
    /** The day of the objection or the answer. */
    readonly on: DayLike;
    /** The member who answers. It is set to the sender; only the host may name someone else. Left out when objecting. */
    readonly by?: MemberLike | undefined;
    /** The objection or the answer, in words. */
    readonly text: string;
  }
  /** What a member would rather not be asked, on one of their offers. */
  | {
    readonly type: "rather-not";
    /** The offer: one of the member's own. */
    readonly offer: ListingLike;
    /** Not this activity, nor what is narrower. */
    readonly activity?: ActivityLike | undefined;
    /** Not there. */
    readonly setting?: Setting | undefined;
    /** Not on this day of the week: Monday is 0, Sunday 6. */
    readonly weekday?: number | undefined;
    /** The most times they want to be asked in `weeks`. */
    readonly times?: number | undefined;
    /** The weeks for `times`: 1 to 12, the last of them the week that ends today. */
    readonly weeks?: number | undefined;
    /** Not this request. */
    readonly request?: ListingLike | undefined;
    /** Whether it is taken back. */
    readonly lifted?: boolean | undefined;
  }
  /** A note: to an exchange, a transfer, a change. */
  | {
    readonly type: "note";
    /** The text of the note. */
    readonly text: string;
  }
  /** The secret of the bank. It is about nobody, and the host's alone. */
  | {
    readonly type: "secret";
    /** 32 random bytes. */
    readonly secret: Hash32;
  };

/** One member's part in an exchange. */
export interface ParticipationGiven {
  /** The member who takes part. */
  readonly member: MemberLike;
  /** The side they take part on. */
  readonly side: Side;
  /** Minutes they gave, received or did together with others. */
  readonly minutes: MinutesLike;
  /** The capacity they take part in; a peer when left out. */
  readonly as?: Capacity | undefined;
  /** Whether someone paid for their time. */
  readonly paid?: boolean | undefined;
  /** How they stayed away; left out when they came. */
  readonly attendance?: Attendance | undefined;
}

/** Participation and ties in figures, by span of time and by group. For brokers. */
export interface ParticipationOverGiven {
  /** The first day; that of the first exchange when left out. */
  readonly from?: DayLike | undefined;
  /** The last day; that of the bank's last command when left out. */
  readonly until?: DayLike | undefined;
  /** A line for each of these spans; one for all when left out. */
  readonly each?: CalendarSpan | undefined;
  /** A line for each of these groups as well, after that of everybody: ties within the group alone, hours with anybody. */
  readonly groups?: GroupByGiven | undefined;
  /** Whether days are those of entry. Otherwise an exchange is of the day it counts for (its value date). */
  readonly entered?: boolean | undefined;
}

/** The plan of seven days: exchanges to propose, requests left open, and how good the plan is. For brokers. */
export interface PlanForGiven {
  /** The first of seven days; the day of the bank's last command when left out. */
  readonly from?: DayLike | undefined;
  /** Who may receive without giving; `limited` when left out, and `unbounded` where no credit is kept. */
  readonly policy?: PlanPolicy | undefined;
  /** With `balanced`: exchange as much time as possible, shared out in this order, no matter the scores. */
  readonly order?: RoundOrder | undefined;
  /** The public seed of the draw, for the order `lottery`. */
  readonly seed?: string | undefined;
  /** How many givers to look at for each request; 30 when left out, at most 1000. */
  readonly each?: number | undefined;
  /**
   * The shortest part of a divisible request worth going for, in minutes, where the request does not say; 30 when left out. A
   * request for less is worth going for all the same.
   */
  readonly shortest?: MinutesLike | undefined;
  /** The longest session, in minutes. A longer request that is not divisible is left open. */
  readonly longest?: MinutesLike | undefined;
  /** Minutes between two sessions of one person. */
  readonly travel?: MinutesLike | undefined;
  /**
   * What is lost with each quarter of a member's offer that is asked for, in points of score. Nothing is placed that loses more than
   * it is worth.
   */
  readonly spread?: number | undefined;
  /** What is won with what brings a balance towards 0, and lost with what takes it further away, in points of score. */
  readonly balancing?: number | undefined;
  /** The most steps to take, in every part of the work; the plan is the best so far when they run out, and its bound holds. */
  readonly steps?: number | undefined;
  /** Whether to return the certificate, which proves the bound. */
  readonly certificate?: boolean | undefined;
  /**
   * Sessions of an earlier plan that people already know of: see `Plan::told`. Each is placed first, with the same people on the
   * same day at the same hour, if it still goes; one of an earlier week counts on the same weekday. With an `order` they have no
   * effect.
   */
  readonly told?: readonly ToldSessionGiven[] | undefined;
  /**
   * How much more a session must bring before one that people know of is moved or dropped for it, in points of score; 2000 when left
   * out.
   */
  readonly keeping?: number | undefined;
  /** Minutes the local clock is ahead of UTC on the first day. */
  readonly offset?: number | undefined;
  /** The changes of the local clock in those days, in order. */
  readonly changes?: readonly ClockChangeGiven[] | undefined;
}

/** What would be different. What is left out stays as the bank has it; with nothing but a name it is the bank as it is. */
export interface PolicyGiven {
  /** What to call it, up to 100 bytes. */
  readonly name: string;
  /** Another charter altogether; the other fields change it further. */
  readonly charter?: CharterGiven | undefined;
  /** Limits of members' own accounts, all of them: what is left out in them is no limit. */
  readonly limits?: LimitsGiven | undefined;
  /** What a new person is given. */
  readonly welcome?: MinutesLike | undefined;
  /** Ageing of credit. */
  readonly ageing?: AgeingGiven | undefined;
  /** How sessions of several receivers are paid. Help between two is left to the charter. */
  readonly sessions?: GroupRule | undefined;
  /** Minutes the pot gives to every active member's account on the first day, once; not to those whose ceiling keeps it out. */
  readonly issue?: MinutesLike | undefined;
}

/** Posts credit that is on its way, once the partner holds it too. */
export interface PostPassageGiven {
  /** The passage to post. It must be `pending`; otherwise the error is `passage-state`. */
  readonly passage: PassageLike;
}

/** A standing word of the pot: what it pays for an activity in a week without anyone being asked. */
export interface PotWordGiven {
  /** The activity's code; any activity when left out. */
  readonly activity?: string | undefined;
  /** The most it pays for exchanges of one week, Monday to Sunday. */
  readonly minutes: MinutesLike;
}

/** What a member says of themselves. Given in pieces: a field left out stays as it was, an empty one clears it. */
export interface ProfileGiven {
  /** What they are called. */
  readonly name?: string | undefined;
  /** How to reach them: `phone`, `email`, `address`, in the host's words. */
  readonly contact?: { readonly [name: string]: string } | undefined;
  /** Day of birth. */
  readonly born?: DayLike | undefined;
  /** Languages they are at ease in. */
  readonly languages?: readonly Language[] | undefined;
  /** Roughly where they live. */
  readonly place?: PlaceLike | undefined;
  /** How far they go, in metres. */
  readonly travels?: number | undefined;
  /** What a place or an occasion must have for them to take part: `step-free`, `hearing-loop`, in the community's words. */
  readonly accessNeeds?: readonly string[] | undefined;
  /** What their own home or car has of that. */
  readonly accessOffers?: readonly string[] | undefined;
  /** What the host calls them in its own systems: system → code. */
  readonly hostCodes?: { readonly [name: string]: string } | undefined;
  /** Attributes that the host defines. */
  readonly attributes?: { readonly [name: string]: string } | undefined;
  /** The person to call in an emergency. */
  readonly emergency?: string | undefined;
  /** Whether they would like their birthday remembered. */
  readonly birthday?: boolean | undefined;
  /** Whether they would rather not be contacted when they are quiet. */
  readonly leaveQuiet?: boolean | undefined;
}

/**
 * How programmes go: pairings, their sessions and endings, how mentors are prepared and supervised, who dropped out and returned, who
 * was mentored and mentors now. For brokers.
 */
export interface ProgrammesOverGiven {
  /** The number of one programme; all of them when left out. */
  readonly programme?: ProgrammeLike | undefined;
  /** The first day; that of the first exchange when left out. */
  readonly from?: DayLike | undefined;
  /** The last day; that of the bank's last command when left out. */
  readonly until?: DayLike | undefined;
  /**
   * Activities that prepare mentors. A member is trained who received one or did it together with others, or who has a contact
   * of a kind the charter counts as training.
   */
  readonly training?: readonly ActivityLike[] | undefined;
  /** Days within which a mentor is to be supervised; 42 when left out. */
  readonly supervisionDays?: number | undefined;
}

/** Proposes an exchange, or the same one on many dates. */
export type ProposeGiven = {
  /** More dates: a series is agreed to once. */
  readonly dates?: readonly DayLike[] | undefined;
  /** The member on whose behalf it is proposed, when it is not the sender. */
  readonly onBehalfOf?: MemberLike | undefined;
  /** Words, kept as personal of everybody who takes part. */
  readonly note?: string | undefined;
} & TermsGiven;

/** Ties proposals together: all of them are agreed at once, when the last word comes, or none is. */
export interface ProposeTogetherGiven {
  /** Which: two or more that are proposed, each in no bundle yet. */
  readonly exchanges: readonly ExchangeLike[];
  /** The moment until which every answer is awaited. Afterwards all of them expire. */
  readonly due: MomentLike;
}

/** What members may see of the community; for the host, what the public may see. A broker gets what members see. */
export interface PublicViewForGiven {
  /** The day listings are open on; the day of the bank's last command when left out. */
  readonly on?: DayLike | undefined;
}

/** Tables that may be published, of one population as of one date. For brokers. */
export interface PublishGiven {
  /**
   * The host's own tables, with their true values. The bank does not know who is in them: beside an earlier release of overlapping
   * days they are refused, unless they are the very same again.
   */
  readonly tables: readonly TrueTable[];
  /** The people who are counted in all of them, in words that stay the same from release to release. */
  readonly population: string;
  /** The last day, which all of them are as of. */
  readonly asOf: DayLike;
  /** The first day, when what happened in a span is counted. Spans that do not overlap are not compared. */
  readonly from?: DayLike | undefined;
  /** `nhs`, `acro`, `cell-key` or `internal`; `acro` when left out. */
  readonly policy?: string | undefined;
  /** The host's own policy, instead. */
  readonly custom?: DisclosurePolicy | undefined;
  /** Tables the bank counts itself. They are compared with earlier ones by who is in them. */
  readonly counted?: readonly RecipeGiven[] | undefined;
  /** Every earlier release, as it was returned. */
  readonly log?: readonly ReleaseGiven[] | undefined;
}

/** One account's balance, holds and limits, and how far its balance can still go. */
export type ReachOfGiven = OneOf<{
  /** The member whose account it is. Name either this or `account`; otherwise the error is `bad-arguments`. */
  readonly member?: MemberLike | undefined;
  /** The account, instead of a member. */
  readonly account?: AccountLike | AccountId | undefined;
}, "member" | "account">;

/** A table the bank counts itself. */
export interface RecipeGiven {
  /** The title of the table. */
  readonly title: string;
  /** The quantity that is counted. */
  readonly count: Counting;
  /** The way people are sorted into rows. */
  readonly rows: Sorting;
  /** The way people are sorted into columns. */
  readonly columns: Sorting;
  /** The last day. */
  readonly until: DayLike;
  /** The first day; left out for members in their state on the last day. */
  readonly from?: DayLike | undefined;
  /** Conditions, all of which must hold. */
  readonly only?: readonly Only[] | undefined;
  /** Whether it may be shown that all the people of a row are in one column. */
  readonly wholeGroups?: boolean | undefined;
}

/** Records a finished exchange in one step: from paper, from the telephone. Help that happened is always recorded. */
export type RecordGiven = {
  /** The member on whose behalf it is recorded, when it is not the sender. */
  readonly onBehalfOf?: MemberLike | undefined;
  /** Words, kept as personal of everybody who took part. */
  readonly note?: string | undefined;
} & TermsGiven;

/** Records many finished exchanges as one batch, which can be undone at once. */
export interface RecordBatchGiven {
  /** The terms of each exchange, in order. */
  readonly exchanges: readonly TermsGiven[];
  /** Notes on some of them, each kept as personal data of everybody who took part. */
  readonly notes?: readonly BatchNote[] | undefined;
}

/** Refuses the word of an account that an exchange waits for. The help still counts, and stays unpaid. */
export interface RefuseWordGiven {
  /** The exchange, which must be in state `awaiting-word`. */
  readonly exchange: ExchangeLike;
  /** The account; when left out, every account the sender may speak for. */
  readonly account?: AccountLike | AccountId | undefined;
}

/** What was released: to be kept, and given again with the next. */
export interface ReleaseGiven {
  /** The people who were counted, in words. */
  readonly population: string;
  /** The last day, which the tables are as of. */
  readonly asOf: DayLike;
  /** The first day of what was counted, when that was a span. */
  readonly from?: DayLike | undefined;
  /** The disclosure policy. */
  readonly policy: DisclosurePolicy;
  /** The tables as they were shown. */
  readonly tables: readonly SafeTableGiven[];
  /** The head of the journal, when the bank counted a table of it. */
  readonly head?: Head | undefined;
  /** The commitment of the secret that noise was drawn with. Figures drawn with another are other draws of the same noise. */
  readonly drawnWith?: Hash32 | undefined;
}

/** Extends a listing. */
export interface RenewListingGiven {
  /** The listing to extend. If it is closed, the error is `listing-closed`. */
  readonly listing: ListingLike;
  /** The last day it is open. When left out, the charter's number of days is counted from today; without one it has no end. */
  readonly until?: DayLike | undefined;
}

/**
 * A report: for the public, on how the community does, or about one member. For brokers; one about a member also for that member and
 * people appointed to see them.
 */
export type ReportOfGiven = {
  /** The kind of report. */
  readonly kind: "public" | "community-health" | "member";
  /** The first day. */
  readonly from?: DayLike | undefined;
  /** The last day. */
  readonly until?: DayLike | undefined;
  /** The member it is about, for the kind `member`. */
  readonly member?: MemberLike | undefined;
  /** The disclosure policy of a public report: `nhs` or `acro`; `acro` when left out. */
  readonly policy?: string | undefined;
  /** The format to write the report in as well; none when left out. */
  readonly format?: Format | undefined;
  /** The releases of earlier public reports, so that comparing them reveals nobody. */
  readonly log?: readonly ReleaseGiven[] | undefined;
} & {
  /** The period, in place of `from` and `until`: a year, a month, a quarter. */
  readonly period?: Period | undefined;
};

/** Posts a request. */
export type RequestGiven = {
  /** The member who asks. */
  readonly member: MemberLike;
  /** What is asked for, in numbers and codes: activity, minutes, dates, visibility. Unless said: `{}`. */
  readonly terms?: ListingTermsGiven | undefined;
  /** The title and description, with place, languages and times; all of it is kept as personal data. */
  readonly words?: ListingWordsGiven | undefined;
} & Partial<ListingTermsGiven> & Partial<ListingWordsGiven>;

/** How long members stay active, and how long ties last. For brokers. */
export interface RetentionOverGiven {
  /** The last day that counts; that of the bank's last command when left out. */
  readonly until?: DayLike | undefined;
  /** Days of silence after which a member's activity, or a tie, counts as ended; 180 when left out. */
  readonly lapseDays?: number | undefined;
}

/** Takes a posted exchange back by a linked entry. */
export interface ReverseGiven {
  /** The exchange to reverse. It must have taken place: `confirmed`, `settled` or `awaiting-word`. */
  readonly exchange: ExchangeLike;
  /** Why, kept as personal. */
  readonly note?: string | undefined;
}

/** Minutes and ties between groups of members: by role, or by any other grouping. For brokers. */
export interface RoleFlowsGiven {
  /** The way members are put into groups. */
  readonly groups: GroupByGiven;
  /** The first day; that of the first exchange when left out. */
  readonly from?: DayLike | undefined;
  /** The last day; that of the bank's last command when left out. */
  readonly until?: DayLike | undefined;
}

/** A rule, what it holds for, and what follows when it is not met. */
export interface RuleGiven {
  /** The condition that has to hold. */
  readonly rule: RuleKindGiven;
  /** What it holds for; everything when left out. */
  readonly scope?: RuleScope | undefined;
  /** What follows when it is not met. Unless said: `"needs-approval"`. */
  readonly otherwise?: Otherwise | undefined;
  /** Why the community has it, in words people are shown. */
  readonly because?: string | undefined;
}

/** The condition that has to hold. */
export type RuleKindGiven =
  /** Everybody who takes part has this many references, each from another person. */
  | {
    readonly type: "references-held";
    /** The number of references that is needed. */
    readonly count: number;
    /** Already before joining, or before meeting one to one. */
    readonly before: Before;
    /** Days after which a reference no longer counts; it counts for ever when left out. */
    readonly validDays?: number | undefined;
  }
  /** Everybody who takes part was met by staff. */
  | {
    readonly type: "met-by-staff";
  }
  /** Before two people meet alone, each has been at this many group exchanges. */
  | {
    readonly type: "group-before-one-to-one";
    /** The number of group exchanges that is needed. */
    readonly count: number;
  }
  /** Two people who have not met before meet in a public place, on the premises, or at a distance. */
  | {
    readonly type: "first-meeting-public";
  }
  /** Staff take part when it is in the home of a member with one of the scope's tags (or of anybody, without tags). */
  | {
    readonly type: "staff-present";
  }
  /** A broker approves in advance. */
  | {
    readonly type: "broker-approval";
    /** Only from this many minutes; always when left out. */
    readonly aboveMinutes?: MinutesLike | undefined;
  }
  /**
   * Everyone who gives holds a check of this level that is not due again. No more is asked than the activity's own `check` justifies, or
   * `basic` when it has none.
   */
  | {
    readonly type: "check-held";
    /** The least level. */
    readonly level: CheckLevel;
    /** The group the work is with: adults, children or both. */
    readonly workforce: Workforce;
  }
  /** A worker does not exchange with a person their own organisation works for, on days both affiliations hold. */
  | {
    readonly type: "not-own-client";
    /** The role of those the organisation works for, such as `tenant`. */
    readonly clientRole: string;
  }
  /** Someone under this age takes part only with an adult in sight: one of their guardians, or staff, takes part too. */
  | {
    readonly type: "adult-with-minor";
    /** The age from which it no longer holds. Unless said: `18`. */
    readonly age?: number | undefined;
  }
  /** No money changes hands for it but the expenses of those who gave. */
  | {
    readonly type: "no-money";
  }
  /** Those who give and those who receive share a language. */
  | {
    readonly type: "shared-language";
  }
  /** The place has what those who take part need. */
  | {
    readonly type: "access-met";
  }
  /** Those who give live within this many metres of those who receive, and within what they travel. */
  | {
    readonly type: "within-distance";
    /** The greatest distance in metres. */
    readonly metres: number;
  }
  /** Everybody is free then. */
  | {
    readonly type: "available";
  }
  /** Everybody has said yes to being suggested to others. */
  | {
    readonly type: "consent-to-matching";
  }
  /** Nobody gives more than this many minutes in seven days. */
  | {
    readonly type: "minutes-per-week";
    /** The most minutes a member may give in seven days. */
    readonly minutes: MinutesLike;
  };

/** A table that may be published, its totals in the last row and the last column. */
export interface SafeTableGiven {
  /** The title of the table. */
  readonly title: string;
  /** The quantity that is counted. */
  readonly measure: Measured;
  /** The heading of the rows. */
  readonly rowsAre: string;
  /** The heading of the columns. */
  readonly columnsAre: string;
  /** The names of the rows, without the totals. */
  readonly rows: readonly string[];
  /** The names of the columns, without the totals. */
  readonly columns: readonly string[];
  /** The cells, row by row, totals last. */
  readonly cells: readonly (readonly ShownCell[])[];
  /** The policy that made it. */
  readonly policy: string;
  /** The number that counts are rounded to. */
  readonly rounding: number;
  /** The number of cells that are hidden. */
  readonly hidden: number;
  /** The noise that every count carries, each total its own; so rows and columns do not add up. */
  readonly noise?: Noise | undefined;
  /** How it was counted, when the bank did; so that it can be counted again. */
  readonly recipe?: RecipeGiven | undefined;
  /** A digest of who was in which cell, under a secret of the bank: whether the same people are counted again. */
  readonly counted?: Hash32 | undefined;
}

/** Which answers a measure of change compares. */
export interface ScoreChangeGiven {
  /** The instrument: one that is given with the question, or shipped. */
  readonly instrument: string;
  /** The scale of the instrument. */
  readonly scale: string;
  /** Each member's first answer up to this day counts as the first point. */
  readonly firstUntil: DayLike;
  /** Each member's last answer from this day on counts as the second. */
  readonly lastFrom: DayLike;
}

/** The sheet for a day's sessions, as plain text to print. For brokers: it holds access needs and emergency contacts. */
export interface SessionSheetGiven {
  /** The moment the sheet is for. */
  readonly at?: MomentLike | undefined;
  /** The local date; the bank's local day at `at` when left out. */
  readonly on?: DayLike | undefined;
}

/** Sets the local clock from now on. Until it is set for the first time, the bank's days are those of UTC. */
export interface SetClockGiven {
  /** Minutes ahead of UTC now, −1080 to 1080. */
  readonly offset: number;
  /** The changes that are known ahead, in order. */
  readonly changes?: readonly TurnGiven[] | undefined;
  /** The last day of which that is known. Afterwards the last offset holds, so set the clock again before. */
  readonly through: DayLike;
}

/** Sets limits for one account, or takes them away again. */
export type SetLimitsGiven = {
  /** The account the limits are for; `reach` gives the account a member uses. */
  readonly account: AccountLike | AccountId;
  /** The limits; when left out, those of the account's kind apply again. */
  readonly limits?: LimitsGiven | undefined;
} & Partial<LimitsGiven>;

/** Changes a member's state: active, paused, suspended or left. */
export interface SetStateGiven {
  /** The member whose state changes. */
  readonly member: MemberLike;
  /**
   * The new state: `active`, `paused`, `suspended` or `left`. On `left`, what is proposed or agreed is called off
   * and their listings close.
   */
  readonly state: MemberState;
  /** The first day of the new state; the day of the command when left out. */
  readonly since?: DayLike | undefined;
  /** The last day of a pause, if it is known. */
  readonly until?: DayLike | undefined;
  /** The reason, kept as personal data. */
  readonly note?: string | undefined;
}

/** Settles a dispute. */
export interface SettleGiven {
  /** The exchange to settle. It must be `disputed`. */
  readonly exchange: ExchangeLike;
  /** What it is settled at, for each member whose part differs from the report. */
  readonly actual?: readonly ActualGiven[] | undefined;
  /** A note, kept as personal data. */
  readonly note?: string | undefined;
}

/** The statement of one account: opening balance, lines and closing balance, with the service given and received. */
export type StatementOfGiven = OneOf<{
  /** The member whose account it is. Name either this or `account`; otherwise the error is `bad-arguments`. */
  readonly member?: MemberLike | undefined;
  /** The account, instead of a member. */
  readonly account?: AccountLike | AccountId | undefined;
  /** The first day; from the beginning when left out. */
  readonly from?: DayLike | undefined;
  /** The last day; to the end when left out. */
  readonly until?: DayLike | undefined;
  /**
   * Whether days are those of entry. Otherwise everything is on the day it counts for (its value date), so that history brought in
   * today shows on its own days.
   */
  readonly entered?: boolean | undefined;
}, "member" | "account">;

/** A story, kept by the host. */
export interface StoryGiven {
  /** The member whose story it is. */
  readonly member: MemberLike;
  /** The day it was told. A report counts only stories told from the grant's first day to the day the report is as of. */
  readonly on: DayLike;
  /** The text of the story. */
  readonly text: string;
  /** The day its member approved this very text; without it, the story is left out. */
  readonly approved?: DayLike | undefined;
}

/** Puts a member in another's place. If a member sends it, it is only asked for, and a broker decides. */
export interface SubstituteGiven {
  /** The exchange. It must be `agreed`. */
  readonly exchange: ExchangeLike;
  /** The member who does not come. */
  readonly out: MemberLike;
  /** The member who comes instead. */
  readonly into: MemberLike;
}

/** How much support people need, as the host knows it: at entry, and later. */
export interface SupportLevelsGiven {
  /** Names of levels, least support first. */
  readonly levels: readonly string[];
  /** The members on each level when they joined. */
  readonly entry: readonly HostGroupGiven[];
  /** The members on each level now. */
  readonly later?: readonly HostGroupGiven[] | undefined;
}

/** Limits of members with a tag. */
export interface TagLimitsGiven {
  /** The broker's word. */
  readonly tag: string;
  /** Their limits. */
  readonly limits: LimitsGiven;
}

/** A figure that is hoped for, and the day it is hoped for by. */
export interface TargetGiven {
  /** The figure to reach. */
  readonly value: Figure;
  /** The day by which it is to be reached. */
  readonly by: DayLike;
}

/** One member's ties: with whom, how often, and how many minutes. Shown to the member, people appointed to see them, and brokers. */
export interface TiesOfGiven {
  /** The member whose ties are returned. */
  readonly member: MemberLike;
  /** The first day; that of the first exchange when left out. */
  readonly from?: DayLike | undefined;
  /** The last day; that of the bank's last command when left out. */
  readonly until?: DayLike | undefined;
}

/** What waits for a broker on a day, as lists to work through. For brokers. */
export interface TodayAtGiven {
  /** The moment the lists are for: what is due by then, or soon after, is in them. */
  readonly at?: MomentLike | undefined;
  /** The local date; the bank's local day at `at` when left out. */
  readonly on?: DayLike | undefined;
}

/** A session that people already know of. */
export interface ToldSessionGiven {
  /** The request it meets. */
  readonly request: ListingLike;
  /** The offers it comes from, one for each giver. */
  readonly offers: readonly ListingLike[];
  /** The day of the session. */
  readonly on: DayLike;
  /** When it begins; none where no hour was named. */
  readonly start?: StartLike | undefined;
  /** Minutes it takes. */
  readonly minutes: MinutesLike;
  /** The ring it is part of: sessions of one ring stay together or go together. */
  readonly ring?: number | undefined;
}

/** Moves credit without an exchange. Never counted as service. */
export interface TransferGiven {
  /** The kind of transfer. */
  readonly kind: TransferKind;
  /** The account the credit leaves; `reach` gives the account a member uses. */
  readonly from: AccountLike;
  /** The account the credit goes to; `reach` gives the account a member uses. */
  readonly to: AccountLike;
  /** Minutes to move. */
  readonly minutes: MinutesLike;
  /** A note, kept as personal data. */
  readonly note?: string | undefined;
  /** The day it counts for, when it is brought in from earlier records; the day of the command when left out. */
  readonly on?: DayLike | undefined;
}

/** A change of the local clock that is known ahead. */
export interface TurnGiven {
  /** The local date. */
  readonly date: DayLike;
  /** The minute of the day the clock shows just before. */
  readonly minute: number;
  /** Minutes ahead of UTC from then on, −1080 to 1080. */
  readonly to: number;
}

/** Takes a whole batch back. */
export interface UndoBatchGiven {
  /** The batch to undo. If none of its exchanges still stands, the error is `not-found`. */
  readonly batch: BatchLike;
}

/** Reports that a member is back from a lone visit. */
export interface VisitBackGiven {
  /** The exchange the visit was for. */
  readonly exchange: ExchangeLike;
  /** The member who is back. If they had not set out, the error is `nothing-to-do`. */
  readonly member: MemberLike;
}

/** Reports that a member sets out on a lone visit. */
export interface VisitOutGiven {
  /** The exchange the visit is for. */
  readonly exchange: ExchangeLike;
  /** The member who sets out. They must take part in the exchange. */
  readonly member: MemberLike;
  /** The moment they are expected back, at most two days ahead. */
  readonly expected: MomentLike;
}

/** Voids credit that is on its way: it stays where it was. */
export interface VoidPassageGiven {
  /** The passage to void. It must be `pending` and due. */
  readonly passage: PassageLike;
}

/** What might come of policies: how the community would fare under each, simulated under the same draws. For brokers. */
export interface WhatIfGiven {
  /** The policies to compare, up to 20. Differences are given against the first. */
  readonly policies: readonly PolicyGiven[];
  /** Weeks ahead; 52 when left out, at most 520. */
  readonly weeks?: number | undefined;
  /** How many seeds, each run under every policy; 20 when left out, at most 1000. One alone gives no interval. */
  readonly seeds?: number | undefined;
  /** The first seed; 1 when left out. The others follow it. */
  readonly seed?: number | undefined;
  /** The way people are assumed to behave. */
  readonly behaviour?: BehaviourGiven | undefined;
  /** Whether to return each run's figures as well. */
  readonly each?: boolean | undefined;
}

/** Whether one member may give another something on a day, and if not, why. */
export interface WhyGiven {
  /** The member who would give. */
  readonly giver: MemberLike;
  /** The member who would receive. */
  readonly receiver: MemberLike;
  /** The local date of the exchange. */
  readonly on: DayLike;
  /** The activity that would be done. */
  readonly activity?: ActivityLike | undefined;
  /** The kind of place: `home`, `public`, `venue` or `remote`. */
  readonly setting?: Setting | undefined;
  /** The time it would begin on the local clock. */
  readonly start?: StartLike | undefined;
  /** Minutes it would take; 60 when left out. */
  readonly minutes?: MinutesLike | undefined;
}

/** What keeps two listings from matching, or what keeps one listing from more matches, and what would bring more. */
export interface WhyNotGiven {
  /** The number of an offer or a request. */
  readonly listing: ListingLike;
  /** The listing on the other side; all of them when left out. */
  readonly other?: ListingLike | undefined;
  /** The first of seven days; the day of the bank's last command when left out. */
  readonly from?: DayLike | undefined;
  /** Minutes the local clock is ahead of UTC on the first day. */
  readonly offset?: number | undefined;
  /** The changes of the local clock in those days, in order. */
  readonly changes?: readonly ClockChangeGiven[] | undefined;
}

/** Calls off what was proposed or agreed. */
export interface WithdrawGiven {
  /** The exchange to call off. It must be `proposed` or `agreed`. */
  readonly exchange: ExchangeLike;
  /** The reason, kept as personal data. */
  readonly note?: string | undefined;
}

/** The members all of whose ties are with staff or organisations. For brokers. */
export interface WorkerOnlyMembersGiven {
  /** The first day; that of the first exchange when left out. */
  readonly from?: DayLike | undefined;
  /** The last day; that of the bank's last command when left out. */
  readonly until?: DayLike | undefined;
}
