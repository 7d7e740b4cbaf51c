// Written by `cargo xtask generate` from `docs/schema/timebank.json`. Do not change it here.
import type { AccountId, AccountKind, Activity, ActivityId, Attendance, BatchId, BatchNote, Before, BookingPolicy, BridgeId, BundleId, CalendarSpan, Capacity, CharterPermissions, CheckLevel, Closing, ConcernStep, Confirmers, Counting, CreditMode, Direction, DisclosurePolicy, EarnedFrom, ExchangeId, Figure, Format, GroupRule, GroupedBy, Grouping, Hash32, Head, Instrument, Key, KindDefinition, Language, Level, Liking, LimitMode, ListingId, ListingKind, ListingPolicy, MatchingWeights, Measure, Measured, MemberId, MemberState, NeedScheme, Noise, OnLeaving, Only, Otherwise, PaidTime, PairingEnd, PairingId, PartId, PassageId, Per, PlanPolicy, Programme, ProgrammeId, ProgrammePolicy, Purpose, Remote, RoleDefinition, RoundOrder, RuleScope, Scope, SeriesId, Setting, SettleRule, ShortfallTo, ShownCell, Side, Silence, Sorting, Standing, Start, TodayPolicy, TogetherCredit, TransferId, TransferKind, TrueTable, Visibility, Widens, Workforce } from "./wire.js";
import type { AvailabilityLike, ClockLike, DayLike, MinutesLike, MomentLike, OneOf, Period, PlaceLike, WeeklyLike } from "../likes.js";
import type { AmendedGiven, TermsGiven } from "../terms.js";
import type { Made } from "../likes.js";

/** What is taken for one member: its number, the exact name, or what `admit` answered. */
export type MemberLike = MemberId | Made<"member", MemberId> | string;

/** What is taken for one account: its number, the outcome that opened it, or for the account that a member uses what `admit` answered or their exact name. */
export type AccountLike = AccountId | Made<"account", AccountId> | Made<"member", MemberId> | string;

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
  /** Of a member's own account. Unless said: `{}`. */
  readonly member?: LimitsGiven | undefined;
  /** Of a household's. Unless said: `{}`. */
  readonly household?: LimitsGiven | undefined;
  /** Of an organisation's. Unless said: `{}`. */
  readonly organisation?: LimitsGiven | undefined;
  /** Of the pot. Unless said: `{}`. */
  readonly pot?: LimitsGiven | undefined;
}

/** What of somebody's part in an exchange was other than agreed. */
export interface ActualGiven {
  /** Whose. */
  readonly member: MemberLike;
  /** How long it took. */
  readonly minutes?: MinutesLike | undefined;
  /** Whether they came. */
  readonly attendance?: Attendance | undefined;
}

/** Adds an activity, in the community's own words. */
export type AddActivityGiven = ({
  /** The activity. */
  readonly activity: Activity;
} | Activity);

/** Notes money owed beside an exchange. */
export interface AddExpenseGiven {
  /** Which. */
  readonly exchange: ExchangeLike;
  /** How much, to whom. */
  readonly expense: ExpenseGiven;
  /** For what, kept as personal. */
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
  readonly account?: AccountLike | undefined;
  /** What they say of themselves. Unless said: `{}`. */
  readonly profile?: ProfileGiven | undefined;
  /** Whatever else is kept about them from the start. */
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
  /** Those who decided. */
  readonly decidedBy?: readonly MemberLike[] | undefined;
  /** When they decided. */
  readonly decidedOn?: DayLike | undefined;
}

/** Ageing of credit: every so many days a share of what is above a threshold goes to the pot, as a levy everybody can see. */
export interface AgeingGiven {
  /** Days between two levies. */
  readonly everyDays: number;
  /** So many minutes for each thousand above the threshold, rounded down. */
  readonly perMille: number;
  /** Balances up to this are left alone. Unless said: `0`. */
  readonly above?: MinutesLike | undefined;
}

/** Agrees to a proposal; when everybody has, the minutes are held. */
export interface AgreeGiven {
  /** Which. */
  readonly exchange: ExchangeLike;
  /** Who agrees; whoever sends the command when left out, everybody when the host does. */
  readonly members?: readonly MemberLike[] | undefined;
  /** Whether this is for every date of its series. */
  readonly series?: boolean | undefined;
}

/** Amends an exchange recorded on the same day: it is reversed and recorded anew, linked. */
export type AmendGiven = {
  /** Which. */
  readonly exchange: ExchangeLike;
} & AmendedGiven;

/** Changes a listing: terms and words given replace those before. */
export interface AmendListingGiven {
  /** Which. */
  readonly listing: ListingLike;
  /** What it says in numbers. */
  readonly terms?: ListingTermsGiven | undefined;
  /** Its words. */
  readonly words?: ListingWordsGiven | undefined;
}

/** Approves what rules want approved, and lets the pot pay what a limit keeps from an account. */
export interface ApproveGiven {
  /** Which. */
  readonly exchange: ExchangeLike;
  /** Whether a limit may be met by the charter's shortfall rule. */
  readonly limit?: boolean | undefined;
  /** Why, kept as personal. */
  readonly note?: string | undefined;
}

/** Asks who attended together: who was at the sessions of a course or a group, and which two at how many of them. For brokers. */
export interface AttendedTogetherGiven {
  /** The activities whose exchanges are the sessions. */
  readonly activities: readonly ActivityLike[];
  /** First day; that of the first exchange when left out. */
  readonly from?: DayLike | undefined;
  /** Last day; that of the bank's last command when left out. */
  readonly until?: DayLike | undefined;
  /** The fewest sessions two were both at to be named; 2 when left out. */
  readonly least?: number | undefined;
}

/** When somebody is free. Nothing said at all means "ask". */
export interface AvailabilityGiven {
  /** Every week. */
  readonly weekly?: WeeklyLike | undefined;
  /** On these days besides. */
  readonly dated?: readonly DatedHoursGiven[] | undefined;
  /** Not then, whatever else is said. */
  readonly except?: readonly DatedHoursGiven[] | undefined;
}

/** Asks for one balance: of a member, or of an account. */
export type BalanceOfGiven = OneOf<{
  /** Whose. */
  readonly member?: MemberLike | undefined;
  /** Or of which account. */
  readonly account?: AccountLike | undefined;
}, "member" | "account">;

/** Asks for the balance of every account at the end of a day. For brokers. */
export interface BalancesAsOfGiven {
  /** Which day. */
  readonly on: DayLike;
  /**
   * Whether it is what the books showed at the end of that day. Otherwise everything that counts for the day or an
   * earlier one is in, however late it was entered.
   */
  readonly entered?: boolean | undefined;
}

/** Where things stood before: worked out over an earlier span, or a figure the host found itself. */
export interface BaselineGiven {
  /** Last day it speaks of. */
  readonly until: DayLike;
  /** First day, when it is to be worked out from the bank. */
  readonly from?: DayLike | undefined;
  /** The figure, when it was found otherwise. */
  readonly value?: Figure | undefined;
}

/** Sets credit on its way to or from a partner bank: it is held here. */
export interface BeginPassageGiven {
  /** Which partner. */
  readonly bridge: BridgeLike;
  /** Which way. */
  readonly direction: Direction;
  /** The account here. */
  readonly account: AccountLike;
  /** How much. */
  readonly minutes: MinutesLike;
  /** The key both banks know it by. */
  readonly sharedKey: Key;
  /** From when on it may be voided. */
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
  /** How many people somebody who wants help asks in a week. Unless said: `4`. */
  readonly asks?: number | undefined;
  /** The share of these that are people they know. Unless said: `600`. */
  readonly known?: number | undefined;
  /** The share of those asked who say yes. Unless said: `500`. */
  readonly answer?: number | undefined;
  /** How often somebody gives in a week, at most. Unless said: `3`. */
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
  /** Which. */
  readonly id: ActivityLike;
} & ({
  /** The activity. */
  readonly activity: Activity;
} | Activity);

/** The rules of one community, whole. */
export interface CharterGiven {
  /** The version of this form of charter; 1. Unless said: `1`. */
  readonly schema?: number | undefined;
  /** What the community calls itself. */
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
  /** Who may take each step. Unless said: `{}`. */
  readonly permissions?: CharterPermissions | undefined;
  /** Rules of matching and safety. Unless said: `[]`. */
  readonly rules?: readonly RuleGiven[] | undefined;
  /** The needs help is counted towards. */
  readonly needs?: NeedScheme | undefined;
  /** Activities; more can be added later without a new charter. Unless said: `[]`. */
  readonly activities?: readonly Activity[] | undefined;
  /** When the broker's day list speaks up. */
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

/** Says which activity and need a listing is about. */
export interface ClassifyListingGiven {
  /** Which. */
  readonly listing: ListingLike;
  /** The activity. */
  readonly activity?: ActivityLike | undefined;
  /** The need's code, when it is not that of the activity. */
  readonly need?: string | undefined;
}

/** Calls off everything ahead of a member, quietly: after a hospital stay, a bereavement. */
export interface ClearAheadGiven {
  /** Whose. */
  readonly member: MemberLike;
  /** From which day. */
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
  /** Which. */
  readonly listing: ListingLike;
  /** Why: met or withdrawn. */
  readonly why: Closing;
}

/** Closes a period: a checkpoint, after which older records may be deleted. */
export interface ClosePeriodGiven {
  /** Its last day. */
  readonly through: DayLike;
}

/** Asks how a group changed beside a comparison group over the same span, from answers the host keeps. For brokers. */
export type CompareChangeGiven = OneOf<{
  /** The answers; those without their member's consent to outcomes are left out. */
  readonly answers: readonly InstrumentAnswerGiven[];
  /** The group. */
  readonly group: HostGroupGiven;
  /** The group it is compared with. Nobody is in both. */
  readonly comparison: HostGroupGiven;
  /** Each member's first answer up to this day counts as the first point. */
  readonly firstUntil: DayLike;
  /** Each member's last answer from this day on counts as the second. */
  readonly lastFrom: DayLike;
  /** `ons4`, `ucla3`, `loneliness` or `goals`. */
  readonly shipped?: string | undefined;
  /** An instrument of one's own instead. */
  readonly custom?: Instrument | undefined;
}, "shipped" | "custom">;

/** Confirms that an exchange took place. */
export interface ConfirmGiven {
  /** Which. */
  readonly exchange: ExchangeLike;
  /** Whose word it is; whoever sends the command when left out. */
  readonly members?: readonly MemberLike[] | undefined;
  /** How long it took in their memory, when other than was said. */
  readonly minutes?: MinutesLike | undefined;
}

/** Confirms many exchanges at once for those who did not. */
export interface ConfirmManyGiven {
  /** Which. */
  readonly exchanges: readonly ExchangeLike[];
}

/** Who confirms an exchange, by when, and how a difference is settled. */
export interface ConfirmationPolicyGiven {
  /** Whose word is needed after an exchange is marked done. Whoever marks it done has given theirs. Unless said: `"both"`. */
  readonly who?: Confirmers | undefined;
  /** Days of silence after which it counts as confirmed or expires. Unless said: `14`. */
  readonly days?: number | undefined;
  /** What silence means. Unless said: `"confirms"`. */
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
  /** First minute. */
  readonly from: ClockLike;
  /** The minute after the last. */
  readonly until: ClockLike;
}

/** Declines a proposal. */
export interface DeclineGiven {
  /** Which. */
  readonly exchange: ExchangeLike;
  /** The member who declined, if someone else reports it. Leave it out when the sender declines. */
  readonly member?: MemberLike | undefined;
  /** Why, kept as personal. */
  readonly note?: string | undefined;
}

/** Says that an exchange was not as was said. */
export interface DisputeGiven {
  /** Which. */
  readonly exchange: ExchangeLike;
  /** Who says so; whoever sends the command when left out. */
  readonly member?: MemberLike | undefined;
  /** In words, kept as personal. */
  readonly note?: string | undefined;
}

/** Says that an exchange took place, and how. */
export interface DoneGiven {
  /** Which. */
  readonly exchange: ExchangeLike;
  /** What was other than agreed. */
  readonly actual?: readonly ActualGiven[] | undefined;
  /** Visitors without a name who came. */
  readonly visitors?: number | undefined;
  /** Minutes of facilitation. */
  readonly facilitation?: MinutesLike | undefined;
  /** Words, kept as personal. */
  readonly note?: string | undefined;
}

/** A limit that grows with what was given or received; transfers do not count. */
export interface EarnedGiven {
  /** Which limit grows. */
  readonly widens: Widens;
  /** With what. */
  readonly from: EarnedFrom;
  /** By how much: so many minutes for each hundred. */
  readonly percent: number;
  /** By at most so many minutes. */
  readonly most: MinutesLike;
}

/** Ends a pairing. */
export interface EndPairingGiven {
  /** Which. */
  readonly pairing: PairingLike;
  /** Why. */
  readonly why: PairingEnd;
  /** Last day; the day of the command when left out. */
  readonly on?: DayLike | undefined;
}

/** Ends a role. */
export interface EndRoleGiven {
  /** Whose. */
  readonly member: MemberLike;
  /** Which, in the charter's word. */
  readonly role: string;
  /** Last day; the day of the command when left out. */
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
  /** Who. */
  readonly member: MemberLike;
}

/** What shows it, beside the figure: a survey, a visit, a letter. */
export interface EvidenceGiven {
  /** From when. */
  readonly on: DayLike;
  /** What it is, in the host's words, naming nobody. */
  readonly what: string;
}

/** Asks for one exchange, whole. */
export interface ExchangeOfGiven {
  /** Which. */
  readonly exchange: ExchangeLike;
}

/** A sum of money owed beside an exchange, such as a fare. Never credit. */
export interface ExpenseGiven {
  /** To whom it is owed. */
  readonly member: MemberLike;
  /** How much, in the smallest unit of the charter's currency (pence). */
  readonly amount: number;
}

/** Asks what was decided about an exchange when it was proposed. */
export interface ExplainGiven {
  /** Which exchange. */
  readonly exchange: ExchangeLike;
}

/** Asks for the scores of the same people a number of months after their baseline, from answers the host keeps. For brokers. */
export type FollowUpOfGiven = OneOf<{
  /** The answers; those without their member's consent to outcomes are left out. */
  readonly answers: readonly InstrumentAnswerGiven[];
  /** Each member's first score up to this day is their baseline. */
  readonly baselineUntil: DayLike;
  /** How many calendar months after their own baseline, such as 6 and 12. */
  readonly months: readonly number[];
  /** Days on which nobody's baseline was taken yet: answers before this one are left out. */
  readonly baselineFrom?: DayLike | undefined;
  /** How many days before or after its day a follow-up may lie; 42 when left out. */
  readonly withinDays?: number | undefined;
  /** As of when; the day of the bank's last command when left out. */
  readonly asOf?: DayLike | undefined;
  /** `ons4`, `ucla3`, `loneliness` or `goals`. */
  readonly shipped?: string | undefined;
  /** An instrument of one's own instead. */
  readonly custom?: Instrument | undefined;
}, "shipped" | "custom">;

/** Asks for the report to a funder on one grant. For brokers, who hand it on. */
export interface FunderReportOfGiven {
  /** The grants: all those that share in its results. */
  readonly grants: readonly GrantGiven[];
  /** The code of the one it is on. */
  readonly grant: string;
  /** As of when; the day of the bank's last command when left out. Days after the grant's last show what lasted. */
  readonly asOf?: DayLike | undefined;
  /** Answers, for measures of change. */
  readonly answers?: readonly InstrumentAnswerGiven[] | undefined;
  /** Instruments of one's own. */
  readonly instruments?: readonly Instrument[] | undefined;
  /** Groups by which reach is told. */
  readonly groups?: GroupByGiven | undefined;
  /** Levels of support. */
  readonly levels?: SupportLevelsGiven | undefined;
  /** Stories; those without consent, not approved or naming somebody are left out, and counted. */
  readonly stories?: readonly StoryGiven[] | undefined;
  /** The disclosure policy: `nhs` when left out, as among partners under agreement; `acro`; or `internal`, not to be handed on. */
  readonly policy?: string | undefined;
  /** What was released before. */
  readonly log?: readonly ReleaseGiven[] | undefined;
  /** Written out as well. */
  readonly format?: Format | undefined;
}

/** Gives a role. */
export interface GiveRoleGiven {
  /** To whom. */
  readonly member: MemberLike;
  /** Which, in the charter's word. */
  readonly role: string;
  /** First day; the day of the command when left out. */
  readonly from?: DayLike | undefined;
  /** Last day. */
  readonly until?: DayLike | undefined;
  /** At which organisation. */
  readonly organisation?: MemberLike | undefined;
}

/** Gives the word of an account that an exchange waits for. */
export interface GiveWordGiven {
  /** Which exchange. */
  readonly exchange: ExchangeLike;
  /** The account; every account the sender speaks for when left out. */
  readonly account?: AccountLike | undefined;
  /** The most that may be taken; what the exchange asks for when left out. The rest stays unpaid. */
  readonly most?: MinutesLike | undefined;
}

/** A grant. */
export interface GrantGiven {
  /** The host's code for it. */
  readonly code: string;
  /** Who funds. */
  readonly funder: string;
  /** First day. */
  readonly from: DayLike;
  /** Last day. */
  readonly until: DayLike;
  /** How much, in the smallest unit of the charter's currency. Never credit. */
  readonly amount?: number | undefined;
  /** Minutes of facilitation it pays for, when that is what is funded. */
  readonly facilitation?: MinutesLike | undefined;
  /** What is hoped for. */
  readonly outcomes: readonly GrantOutcomeGiven[];
}

/** Something hoped for, and how it is told. */
export interface GrantOutcomeGiven {
  /** In words. */
  readonly name: string;
  /** How it is told. */
  readonly indicators: readonly IndicatorGiven[];
}

/**
 * Asks where grants stand: what each indicator has come to, with its baseline, target and this grant's share. For brokers;
 * true figures, not for publication.
 */
export interface GrantsOfGiven {
  /** The grants. All those that share in a result are given together. */
  readonly grants: readonly GrantGiven[];
  /** As of when; the day of the bank's last command when left out. */
  readonly asOf?: DayLike | undefined;
  /** Answers, for measures of change. */
  readonly answers?: readonly InstrumentAnswerGiven[] | undefined;
  /** Instruments of one's own. */
  readonly instruments?: readonly Instrument[] | undefined;
}

/** How members are put into groups. Whoever fits none is in a group without a name. */
export interface GroupByGiven {
  /** By what. */
  readonly by: GroupedBy;
  /** Roles or tags, first come first served; or the key of an attribute. */
  readonly words?: readonly string[] | undefined;
  /** Ages at which a new band begins, rising: `[18, 65]` makes three. */
  readonly ages?: readonly number[] | undefined;
  /** Groups of the host's own; nobody stands in two. */
  readonly groups?: readonly HostGroupGiven[] | undefined;
}

/** Asks for everything held about one member. */
export interface HeldAboutMemberGiven {
  /** About whom. */
  readonly member: MemberLike;
}

/** Asks for a member's exchanges, latest first. */
export interface HistoryOfGiven {
  /** Whose. */
  readonly member: MemberLike;
  /** Only those after this one in the list: the last of the page before. */
  readonly before?: ExchangeLike | undefined;
  /** How many at most; 50 when left out, never more than 500. */
  readonly limit?: number | undefined;
}

/** A group as the host gives it. */
export interface HostGroupGiven {
  /** What it is called. */
  readonly name: string;
  /** Who is in it. */
  readonly members: readonly MemberLike[];
}

/** Asks for minutes of service, summed up by what is named. For brokers. */
export interface HoursByGiven {
  /** What to sum up by: an activity, a member, and one span of time, in any order. All in one sum when left out. */
  readonly each?: readonly Grouping[] | undefined;
  /** First day of the exchanges that count; from the beginning when left out. */
  readonly from?: DayLike | undefined;
  /** Last day of the exchanges that count; to the end when left out. */
  readonly until?: DayLike | undefined;
  /** Whether days are those of entry. Otherwise an exchange is of the day it counts for (its value date). */
  readonly entered?: boolean | undefined;
}

/** An indicator: a named measure, where it stood, where it should come to, and how much of it is this grant's. */
export interface IndicatorGiven {
  /** Its code. The same code in another grant is the same result, and means the same there. */
  readonly code: string;
  /** What it is called. */
  readonly name: string;
  /** What it is bound to. */
  readonly measure: Measure;
  /** How members are put into groups, when it is told of one group alone. */
  readonly groups?: GroupByGiven | undefined;
  /** Which group. */
  readonly group?: string | undefined;
  /** The role, for `took-role`. */
  readonly role?: string | undefined;
  /** The need, for `requests-met`. */
  readonly need?: string | undefined;
  /** The answers, for `improved` and `mean-change`. */
  readonly change?: ScoreChangeGiven | undefined;
  /** Where it stood before. */
  readonly baseline?: BaselineGiven | undefined;
  /** Where it should come to. */
  readonly target?: TargetGiven | undefined;
  /** This grant's share in the result, from 0 to 1; the whole when left out. */
  readonly share?: Figure | undefined;
  /** What shows it so far. */
  readonly evidence?: readonly EvidenceGiven[] | undefined;
}

/** What a member answered on a day. Kept by the host apart from the bank; erased by forgetting it. */
export interface InstrumentAnswerGiven {
  /** Whose. */
  readonly member: MemberLike;
  /** When. */
  readonly on: DayLike;
  /** Which instrument. */
  readonly instrument: string;
  /** Which version of it. */
  readonly version: string;
  /** To each item in order; null for what was not answered. */
  readonly values: readonly (number | null)[];
}

/** Asks for an instrument: one that is shipped, or one's own, checked. */
export type InstrumentOfGiven = OneOf<{
  /** `ons4`, `ucla3`, `loneliness` or `goals`. */
  readonly shipped?: string | undefined;
  /** One's own instead. */
  readonly custom?: Instrument | undefined;
}, "shipped" | "custom">;

/** Lets a member use a shared account, taking their balance along. */
export interface JoinAccountGiven {
  /** Who. */
  readonly member: MemberLike;
  /** Which. */
  readonly account: AccountLike;
}

/** Keeps something personal about a member: profile, tags, checks, references, consents, appointments, concerns, contacts and the rest. */
export interface KeepGiven {
  /** About whom. */
  readonly member: MemberLike;
  /** What. */
  readonly parts: readonly PartGiven[];
}

/** Asks how long things take, of those who joined and what was posted between two days. For brokers. */
export interface LatenciesGiven {
  /** First day; when left out, everybody who has joined and everything that was posted counts. */
  readonly from?: DayLike | undefined;
  /** Last day; that of the bank's last command when left out. */
  readonly until?: DayLike | undefined;
}

/** Gives a member an account of their own again. What is on the shared one stays there. */
export interface LeaveAccountGiven {
  /** Who. */
  readonly member: MemberLike;
}

/** Lets a proposal through that lies in the broker's tray: what rules want of it is approved, and the others are asked. */
export interface LetThroughGiven {
  /** Which. */
  readonly exchange: ExchangeLike;
  /** Why, kept as personal. */
  readonly note?: string | undefined;
}

/** The lowest and highest balance an account may reach. "No limit" (left out) and 0 are different. */
export interface LimitsGiven {
  /** The lowest balance; left out for none. */
  readonly lowest?: MinutesLike | undefined;
  /** The highest balance; left out for none. */
  readonly highest?: MinutesLike | undefined;
  /** Whether they stop or speak up; they speak up unless said. */
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

/** Asks for offers and requests. Everything given must fit; the earliest posted come first, or the latest with `newest`. */
export interface ListingSearchGiven {
  /** Words, each of which must be in the title, the text, or the activity's name or tags; case and accents don't matter. */
  readonly text?: string | undefined;
  /** Offers or requests. */
  readonly kind?: ListingKind | undefined;
  /** This activity, or one that is a kind of it. */
  readonly activity?: ActivityLike | undefined;
  /** A tag of the activity. */
  readonly tag?: string | undefined;
  /** A need: its code in the charter's scheme. */
  readonly need?: string | undefined;
  /** Whose. A listing without a name is found by its member and brokers alone. */
  readonly member?: MemberLike | undefined;
  /** Open on this day; the day of the bank's last command when left out. */
  readonly on?: DayLike | undefined;
  /** At a distance, or face to face. */
  readonly remote?: Remote | undefined;
  /** As it looks to somebody who is no member: on a public website. */
  readonly public?: boolean | undefined;
  /** The latest posted first, as on a notice board. */
  readonly newest?: boolean | undefined;
  /** Only those after this one in the list: the last of the page before. */
  readonly after?: ListingLike | undefined;
  /** How many at most; 50 when left out, never more than 500. */
  readonly limit?: number | undefined;
}

/** What a listing says in numbers. */
export interface ListingTermsGiven {
  /** What is done; left out while nobody has classified it. */
  readonly activity?: ActivityLike | undefined;
  /** The rung of the need scheme, when it is not that of the activity: its place, from 0. */
  readonly need?: number | undefined;
  /** How long one occasion takes. */
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
  /** First day it holds; the day it was posted when left out. */
  readonly from?: DayLike | undefined;
  /** Last day it holds. */
  readonly until?: DayLike | undefined;
  /** Who may see it; by the charter when left out. */
  readonly visibility?: Visibility | undefined;
  /** Whether its member is named to other members only by the broker. */
  readonly anonymous?: boolean | undefined;
  /** Face to face or at a distance; face to face when left out. */
  readonly remote?: Remote | undefined;
  /** Where it would take place. */
  readonly setting?: Setting | undefined;
  /** The programme it is open to, if only to one. */
  readonly programme?: ProgrammeLike | undefined;
}

/** The words of a listing, and what of it is personal. */
export interface ListingWordsGiven {
  /** A short title. */
  readonly title?: string | undefined;
  /** More words. */
  readonly text?: string | undefined;
  /** Where, when not at the member's own place. */
  readonly place?: PlaceLike | undefined;
  /** In which languages, when not the member's own. */
  readonly languages?: readonly Language[] | undefined;
  /** When, within the member's own times. */
  readonly availability?: AvailabilityLike | undefined;
  /** Of an offer: how gladly they do it. */
  readonly liking?: Liking | undefined;
  /** Of an offer: how well they know it. Of a request: how well it has to be known. */
  readonly level?: Level | undefined;
}

/** Says ahead, or on the day, that somebody does not come. */
export interface MarkAttendanceGiven {
  /** Which. */
  readonly exchange: ExchangeLike;
  /** Who. */
  readonly member: MemberLike;
  /** How. */
  readonly attendance: Attendance;
}

/** Asks for the best matches: of an offer or a request, or of whatever a member offers and asks for. */
export type MatchesForGiven = OneOf<{
  /** Of this offer or request. */
  readonly listing?: ListingLike | undefined;
  /** Or of all a member has open. */
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
  /** When the local clock is put on or back in those days, in order. */
  readonly changes?: readonly ClockChangeGiven[] | undefined;
}, "listing" | "member">;

/** How matches are weighed. Left out whole, it holds for any community. */
export interface MatchingPolicyGiven {
  /** The most each component gives. */
  readonly weights?: MatchingWeights | undefined;
  /** The scales they are measured on. */
  readonly scales?: MatchingScalesGiven | undefined;
  /**
   * How many people are suggested to a member in a week at most, 0 to 10: over all their listings, drawn with the secret of the
   * bank. With fewer than twice as many who fit, members are told to ask the broker. 3 when left out.
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
  /** How many days back somebody counts as asked lately. Unless said: `28`. */
  readonly askedDays?: number | undefined;
}

/** Asks whether what these terms say may be done. */
export type MayGiven = TermsGiven;

/** Asks what changed for the same people between two points, from answers the host keeps. For brokers. */
export type MeasureChangeGiven = OneOf<{
  /** The answers; those without their member's consent to outcomes are left out. */
  readonly answers: readonly InstrumentAnswerGiven[];
  /** Each member's first answer up to this day counts as the first point. */
  readonly firstUntil: DayLike;
  /** Each member's last answer from this day on counts as the second. */
  readonly lastFrom: DayLike;
  /** `ons4`, `ucla3`, `loneliness` or `goals`. */
  readonly shipped?: string | undefined;
  /** An instrument of one's own instead. */
  readonly custom?: Instrument | undefined;
}, "shipped" | "custom">;

/** Asks for everything a member may hold: for their own device, or a download. */
export interface MemberCopyOfGiven {
  /** Whose. */
  readonly member: MemberLike;
}

/** Asks for members. Everything given must fit; in order of number. */
export interface MemberSearchGiven {
  /** Words, each of which must be in the name as far as whoever asks knows it; case and accents don't matter. */
  readonly text?: string | undefined;
  /** The kind, in the charter's word. */
  readonly kind?: string | undefined;
  /** Holding this role now, in the charter's word. For brokers. */
  readonly role?: string | undefined;
  /** Where they stand. For brokers. */
  readonly state?: MemberState | undefined;
  /** With this word of the broker's. For brokers. */
  readonly tag?: string | undefined;
  /** At ease in this language. For brokers. */
  readonly language?: Language | undefined;
  /** Who has said yes to this purpose, as for a mailing list. For brokers. */
  readonly consenting?: Purpose | undefined;
  /** Only those after this number: the last of the page before. */
  readonly after?: MemberLike | undefined;
  /** How many at most; 50 when left out, never more than 500. */
  readonly limit?: number | undefined;
}

/** Merges a double record into another. */
export interface MergeGiven {
  /** The number that stays. */
  readonly kept: MemberLike;
  /** The number that goes. */
  readonly merged: MemberLike;
}

/** Asks how far needs are met, unmet lower rungs first. For brokers. */
export interface NeedsCoverageGiven {
  /** First day; that of the first exchange when left out. */
  readonly from?: DayLike | undefined;
  /** Last day; that of the bank's last command when left out. */
  readonly until?: DayLike | undefined;
}

/** Asks what the network and the coverage of needs become when key people leave. For brokers. */
export interface NetworkRobustnessGiven {
  /** First day; that of the first exchange when left out. */
  readonly from?: DayLike | undefined;
  /** Last day; that of the bank's last command when left out. */
  readonly until?: DayLike | undefined;
  /** A line for each of these numbers of the most tied leaving. */
  readonly leave?: readonly number[] | undefined;
}

/** Posts an offer. */
export type OfferGiven = {
  /** Whose. */
  readonly member: MemberLike;
  /** What it says in numbers. Unless said: `{}`. */
  readonly terms?: ListingTermsGiven | undefined;
  /** Its words. */
  readonly words?: ListingWordsGiven | undefined;
} & Partial<ListingTermsGiven> & Partial<ListingWordsGiven>;

/** Opens an account members share. */
export interface OpenAccountGiven {
  /** Household or organisation. */
  readonly kind: AccountKind;
  /** Who uses it from now on. */
  readonly members?: readonly MemberLike[] | undefined;
}

/** Opens an account that stands for a partner bank. */
export interface OpenBridgeGiven {
  /** What the partner calls itself. */
  readonly partner: string;
  /** How far the two banks may get ahead of each other. */
  readonly limits: LimitsGiven;
}

/** Asks for the exchanges under way: proposed, agreed, done and not yet confirmed, disputed. */
export interface OpenExchangesGiven {
  /** Whose; a broker may leave it out for all. */
  readonly member?: MemberLike | undefined;
}

/** Opens a programme. */
export type OpenProgrammeGiven = ({
  /** The programme. */
  readonly programme: Programme;
} | Programme);

/** Pairs two people in a programme. */
export interface PairGiven {
  /** Which. */
  readonly programme: ProgrammeLike;
  /** Who walks ahead. */
  readonly mentor: MemberLike;
  /** Who is walked with. */
  readonly mentee: MemberLike;
  /** First day; the day of the command when left out. */
  readonly from?: DayLike | undefined;
}

/** Asks who could be paired in a programme. For brokers. */
export interface PairingsGiven {
  /** The programme. */
  readonly programme: ProgrammeLike;
  /** The first day of the pairings, and of the seven days whose hours are compared; the day of the bank's last command when left out. */
  readonly from?: DayLike | undefined;
  /** How many more mentees each mentor is suggested for at most, within what the charter lets them walk with; 1 when left out. */
  readonly each?: number | undefined;
}

/** One personal part of a record. */
export type PartGiven =
  /** Name, contact, languages, place, needs and whatever the host defines: the fields given replace those before. */
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
    /** Whatever else the host defines. */
    readonly attributes?: { readonly [name: string]: string } | undefined;
    /** Who to call in an emergency. */
    readonly emergency?: string | undefined;
    /** Whether they would like their birthday remembered. */
    readonly birthday?: boolean | undefined;
    /** Whether they would rather not be contacted when they are quiet. */
    readonly leaveQuiet?: boolean | undefined;
  }
  /** Words the broker keeps about a member. */
  | {
    readonly type: "tags";
    /** Added. */
    readonly add?: readonly string[] | undefined;
    /** Taken away. */
    readonly remove?: readonly string[] | undefined;
  }
  /** When a member is free. */
  | {
    readonly type: "availability";
    /** Every week. */
    readonly weekly?: WeeklyLike | undefined;
    /** On these days besides. */
    readonly dated?: readonly DatedHoursGiven[] | undefined;
    /** Not then, whatever else is said. */
    readonly except?: readonly DatedHoursGiven[] | undefined;
  }
  /** Somebody vouched for a member. */
  | {
    readonly type: "reference";
    /** When it came; left out while it is awaited. */
    readonly received?: DayLike | undefined;
    /** From whom, in words. */
    readonly from?: string | undefined;
  }
  /** A check was seen. */
  | {
    readonly type: "check";
    /** Where the scheme is from, such as `england`. */
    readonly jurisdiction?: string | undefined;
    /** The level. */
    readonly level: CheckLevel;
    /** For work with whom. */
    readonly workforce: Workforce;
    /** When it was seen. */
    readonly seen: DayLike;
    /** By whom. */
    readonly seenBy?: MemberLike | undefined;
    /** From when the organisation wants a new one. Certificates themselves do not run out. */
    readonly recheckAfter?: DayLike | undefined;
  }
  /** A member said yes, or no longer, to a purpose. */
  | {
    readonly type: "consent";
    /** For what. */
    readonly purpose: Purpose;
    /** Yes, or no longer. */
    readonly given: boolean;
    /** On which day. */
    readonly on: DayLike;
    /** The version of the wording they were shown. */
    readonly wording?: string | undefined;
    /** The partner, when it is for sharing. */
    readonly partner?: string | undefined;
    /** In what capacity it was given. */
    readonly standing: Standing;
    /** By whom, when not by themselves. */
    readonly givenBy?: MemberLike | undefined;
  }
  /** Somebody acts for, or cares for, a member. */
  | {
    readonly type: "appointment";
    /** As what. */
    readonly standing: Standing;
    /** Who, when a member. */
    readonly who?: MemberLike | undefined;
    /** Who, in words, when not a member. */
    readonly name?: string | undefined;
    /** What they may do. */
    readonly scope?: readonly Scope[] | undefined;
    /** First day. */
    readonly from: DayLike;
    /** Last day. */
    readonly until?: DayLike | undefined;
  }
  /** Staff met the member. */
  | {
    readonly type: "met-by-staff";
    /** When. */
    readonly on: DayLike;
    /** By whom. */
    readonly by?: MemberLike | undefined;
  }
  /** These two are not to be brought together. */
  | {
    readonly type: "do-not-match";
    /** The other. */
    readonly with: MemberLike;
    /** Whether it is lifted. */
    readonly lifted?: boolean | undefined;
    /** Why: kept apart, for brokers. */
    readonly reason?: string | undefined;
  }
  /** Something about safety. */
  | {
    readonly type: "concern";
    /** What this entry is. */
    readonly step: ConcernStep;
    /** The concern it belongs to: the part that raised it. Left out when raising. */
    readonly concern?: PartLike | undefined;
    /** When. */
    readonly on: DayLike;
    /** Who raised it or acted. */
    readonly by?: MemberLike | undefined;
    /** In words. */
    readonly text?: string | undefined;
    /** By when somebody has to look again. */
    readonly escalate?: DayLike | undefined;
    /** Whether the member is matched with nobody for now; left out to leave that as it is. */
    readonly matchNobody?: boolean | undefined;
  }
  /** Somebody was in touch with the member. */
  | {
    readonly type: "contact";
    /** When. */
    readonly on: DayLike;
    /** How: `call`, `visit`, `letter`, `supervision`, `signposting`, in the host's words. */
    readonly how?: string | undefined;
    /** In words. */
    readonly text?: string | undefined;
    /** By whom. */
    readonly by?: MemberLike | undefined;
    /** When to be in touch again. */
    readonly again?: DayLike | undefined;
  }
  /** Where the member came from. */
  | {
    readonly type: "referral";
    /** `self`, `friend`, `gp`, `link-worker`, `housing`, … in the host's words. */
    readonly source: string;
    /** When. */
    readonly on?: DayLike | undefined;
  }
  /** How a first meeting went. */
  | {
    readonly type: "after-meeting";
    /** Which exchange. */
    readonly exchange: ExchangeLike;
    /** With whom. */
    readonly with: MemberLike;
    /** Whether they would like to meet again. */
    readonly again: boolean;
    /** In words. */
    readonly text?: string | undefined;
  }
  /** The words of a listing. */
  | {
    readonly type: "listing-words";
    /** A short title. */
    readonly title?: string | undefined;
    /** More words. */
    readonly text?: string | undefined;
    /** Where, when not at the member's own place. */
    readonly place?: PlaceLike | undefined;
    /** In which languages, when not the member's own. */
    readonly languages?: readonly Language[] | undefined;
    /** When, within the member's own times. */
    readonly availability?: AvailabilityLike | undefined;
    /** Of an offer: how gladly they do it. */
    readonly liking?: Liking | undefined;
    /** Of an offer: how well they know it. Of a request: how well it has to be known. */
    readonly level?: Level | undefined;
  }
  /** Somebody objects to a rule, or is answered. */
  | {
    readonly type: "objection";
    /** The place of the rule in the charter, from 0; left out for the charter as a whole. */
    readonly rule?: number | undefined;
    /** The objection this answers: the part it came in. Left out when objecting. */
    readonly answers?: PartLike | undefined;
    /** When. */
    readonly on: DayLike;
    /** Who answers. */
    readonly by?: MemberLike | undefined;
    /** In words. */
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
    /** The words. */
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
  /** Who. */
  readonly member: MemberLike;
  /** On which side. */
  readonly side: Side;
  /** How long. */
  readonly minutes: MinutesLike;
  /** As what; a peer unless said. */
  readonly as?: Capacity | undefined;
  /** Whether their time was paid for by somebody. */
  readonly paid?: boolean | undefined;
  /** Whether they came; left out when they did. */
  readonly attendance?: Attendance | undefined;
}

/** Asks for participation and ties, in figures. For brokers. */
export interface ParticipationOverGiven {
  /** First day; that of the first exchange when left out. */
  readonly from?: DayLike | undefined;
  /** Last day; that of the bank's last command when left out. */
  readonly until?: DayLike | undefined;
  /** A line for each of these spans; one for all when left out. */
  readonly each?: CalendarSpan | undefined;
  /** A line for each of these groups as well, after that of everybody: ties within the group alone, hours with anybody. */
  readonly groups?: GroupByGiven | undefined;
  /** Whether days are those of entry. Otherwise an exchange is of the day it counts for (its value date). */
  readonly entered?: boolean | undefined;
}

/** Asks for the plan of seven days. For brokers. */
export interface PlanForGiven {
  /** The first of seven days; the day of the bank's last command when left out. */
  readonly from?: DayLike | undefined;
  /** Who may receive without giving; `limited` when left out, and `unbounded` where no credit is kept. */
  readonly policy?: PlanPolicy | undefined;
  /** With `balanced`: exchange as much time as can be, shared out in this order, whatever the scores. */
  readonly order?: RoundOrder | undefined;
  /** The public seed of a lottery. */
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
   * What is lost with each quarter of somebody's offer that is asked for, in points of score. Nothing is placed that loses more than
   * it is worth.
   */
  readonly spread?: number | undefined;
  /** What is won with what brings a balance towards 0, and lost with what takes it further away, in points of score. */
  readonly balancing?: number | undefined;
  /** The most steps to take, in every part of the work; the plan is the best so far when they run out, and its bound holds. */
  readonly steps?: number | undefined;
  /** Whether to give the certificate. */
  readonly certificate?: boolean | undefined;
  /**
   * Sessions of an earlier plan that people were told of: see `Plan::told`. Each is placed first, with the same people on the same
   * day at the same hour, if it still goes; one of an earlier week counts on the same weekday. With an `order` they have no say.
   */
  readonly told?: readonly ToldSessionGiven[] | undefined;
  /**
   * How much more a session must bring that one people were told of is moved or dropped for it, in points of score; 2000 when left
   * out.
   */
  readonly keeping?: number | undefined;
  /** Minutes the local clock is ahead of UTC on the first day. */
  readonly offset?: number | undefined;
  /** When the local clock is put on or back in those days, in order. */
  readonly changes?: readonly ClockChangeGiven[] | undefined;
}

/** What would be other than it is. Whatever is left out stays as the bank has it; with nothing but a name it is the bank as it is. */
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
  /** Which. */
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
  /** Whatever else the host defines. */
  readonly attributes?: { readonly [name: string]: string } | undefined;
  /** Who to call in an emergency. */
  readonly emergency?: string | undefined;
  /** Whether they would like their birthday remembered. */
  readonly birthday?: boolean | undefined;
  /** Whether they would rather not be contacted when they are quiet. */
  readonly leaveQuiet?: boolean | undefined;
}

/**
 * Asks how programmes go: pairings, their sessions and endings, mentors and how they are looked after, who dropped out and
 * returned, who was mentored and mentors now. For brokers.
 */
export interface ProgrammesOverGiven {
  /** One of them; all when left out. */
  readonly programme?: ProgrammeLike | undefined;
  /** First day; that of the first exchange when left out. */
  readonly from?: DayLike | undefined;
  /** Last day; that of the bank's last command when left out. */
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
  /** On whose behalf, when not one's own. */
  readonly onBehalfOf?: MemberLike | undefined;
  /** Words, kept as personal of everybody who takes part. */
  readonly note?: string | undefined;
} & TermsGiven;

/** Makes proposals stand or fall together: all of them are agreed at once, when the last word comes, or none is. */
export interface ProposeTogetherGiven {
  /** Which: two or more that are proposed, each in no bundle yet. */
  readonly exchanges: readonly ExchangeLike[];
  /** Until when every answer is waited for; afterwards all of them expire. */
  readonly due: MomentLike;
}

/** Asks for what a member may see of the community; as the public sees it when read by the host. Brokers ask as members. */
export interface PublicViewForGiven {
  /** The day listings are open on; the day of the bank's last command when left out. */
  readonly on?: DayLike | undefined;
}

/** Asks for tables that may be published, of one population as of one date. For brokers. */
export interface PublishGiven {
  /**
   * Tables of the host's own, with their true values. The bank does not know who stands in them: beside an earlier release of
   * overlapping days they are refused, unless they say the very same again.
   */
  readonly tables: readonly TrueTable[];
  /** Who is counted in all of them, in words that stay the same from release to release. */
  readonly population: string;
  /** As of when, in all of them: the last day. */
  readonly asOf: DayLike;
  /** First day of what is counted, when it is what happened in a span. Spans that do not overlap are not compared. */
  readonly from?: DayLike | undefined;
  /** `nhs`, `acro`, `cell-key` or `internal`; `acro` when left out. */
  readonly policy?: string | undefined;
  /** A policy of one's own instead. */
  readonly custom?: DisclosurePolicy | undefined;
  /** Tables the bank counts itself. They are compared with earlier ones by who stands in them. */
  readonly counted?: readonly RecipeGiven[] | undefined;
  /** Every release before, as it was answered. */
  readonly log?: readonly ReleaseGiven[] | undefined;
}

/** Asks what an account may still reach: that of a member, or one by its number. */
export type ReachOfGiven = OneOf<{
  /** Whose. */
  readonly member?: MemberLike | undefined;
  /** Or of which account. */
  readonly account?: AccountLike | undefined;
}, "member" | "account">;

/** A table the bank counts itself. */
export interface RecipeGiven {
  /** What it shows. */
  readonly title: string;
  /** What is counted. */
  readonly count: Counting;
  /** Rows. */
  readonly rows: Sorting;
  /** Columns. */
  readonly columns: Sorting;
  /** Last day. */
  readonly until: DayLike;
  /** First day; left out for members as they stand on the last. */
  readonly from?: DayLike | undefined;
  /** Conditions, all of which must hold. */
  readonly only?: readonly Only[] | undefined;
  /** Whether it may be told of all the people of a row that they are in one column. */
  readonly wholeGroups?: boolean | undefined;
}

/** Records a finished exchange in one step: from paper, from the telephone. Help that happened is always recorded. */
export type RecordGiven = {
  /** On whose behalf, when not one's own. */
  readonly onBehalfOf?: MemberLike | undefined;
  /** Words, kept as personal of everybody who took part. */
  readonly note?: string | undefined;
} & TermsGiven;

/** Records many finished exchanges as one batch, which can be undone at once. */
export interface RecordBatchGiven {
  /** What happened. */
  readonly exchanges: readonly TermsGiven[];
  /** Words about some of them, each kept as personal of everybody who took part. */
  readonly notes?: readonly BatchNote[] | undefined;
}

/** Refuses the word of an account that an exchange waits for: the help stands, unpaid. */
export interface RefuseWordGiven {
  /** Which exchange. */
  readonly exchange: ExchangeLike;
  /** The account; every account the sender speaks for when left out. */
  readonly account?: AccountLike | undefined;
}

/** What was released: to be kept, and given again with the next. */
export interface ReleaseGiven {
  /** Who was counted. */
  readonly population: string;
  /** As of when. */
  readonly asOf: DayLike;
  /** First day of what was counted, when that was a span. */
  readonly from?: DayLike | undefined;
  /** The policy. */
  readonly policy: DisclosurePolicy;
  /** The tables as they were shown. */
  readonly tables: readonly SafeTableGiven[];
  /** Where the journal stood, when the bank counted a table of it. */
  readonly head?: Head | undefined;
  /** The commitment of the secret that noise was drawn with. Figures drawn with another are other draws of the same noise. */
  readonly drawnWith?: Hash32 | undefined;
}

/** Lets a listing hold for longer. */
export interface RenewListingGiven {
  /** Which. */
  readonly listing: ListingLike;
  /** Until when; by the charter when left out. */
  readonly until?: DayLike | undefined;
}

/** Asks for a report. Answers brokers; a report about one member also answers that member and people appointed to see it. */
export type ReportOfGiven = {
  /** Which. */
  readonly kind: "public" | "community-health" | "member";
  /** First day. */
  readonly from?: DayLike | undefined;
  /** Last day. */
  readonly until?: DayLike | undefined;
  /** Whose, for a member's own. */
  readonly member?: MemberLike | undefined;
  /** The disclosure policy of the public one: `nhs` or `acro`, the latter when left out. */
  readonly policy?: string | undefined;
  /** Written out as well. */
  readonly format?: Format | undefined;
  /** What was released before, so that nobody is found out by comparing. For the public one. */
  readonly log?: readonly ReleaseGiven[] | undefined;
} & {
  /** The period, in place of `from` and `until`: a year, a month, a quarter. */
  readonly period?: Period | undefined;
};

/** Posts a request. */
export type RequestGiven = {
  /** Whose. */
  readonly member: MemberLike;
  /** What it says in numbers. Unless said: `{}`. */
  readonly terms?: ListingTermsGiven | undefined;
  /** Its words. */
  readonly words?: ListingWordsGiven | undefined;
} & Partial<ListingTermsGiven> & Partial<ListingWordsGiven>;

/** Asks how long members stay active, and ties last. For brokers. */
export interface RetentionOverGiven {
  /** The day it is looked at; that of the bank's last command when left out. */
  readonly until?: DayLike | undefined;
  /** Days of silence after which somebody's activity, or a tie, counts as ended; 180 when left out. */
  readonly lapseDays?: number | undefined;
}

/** Takes a posted exchange back by a linked entry. */
export interface ReverseGiven {
  /** Which. */
  readonly exchange: ExchangeLike;
  /** Why, kept as personal. */
  readonly note?: string | undefined;
}

/** Asks for what goes from group to group: role by role, or any other grouping. For brokers. */
export interface RoleFlowsGiven {
  /** How members are put into groups. */
  readonly groups: GroupByGiven;
  /** First day; that of the first exchange when left out. */
  readonly from?: DayLike | undefined;
  /** Last day; that of the bank's last command when left out. */
  readonly until?: DayLike | undefined;
}

/** A rule, what it holds for, and what follows when it is not met. */
export interface RuleGiven {
  /** What has to be so. */
  readonly rule: RuleKindGiven;
  /** What it holds for; everything when left out. */
  readonly scope?: RuleScope | undefined;
  /** What follows when it is not met. Unless said: `"needs-approval"`. */
  readonly otherwise?: Otherwise | undefined;
  /** Why the community has it, in words people are shown. */
  readonly because?: string | undefined;
}

/** What has to be so. */
export type RuleKindGiven =
  /** Everybody who takes part has so many references, each from another person. */
  | {
    readonly type: "references-held";
    /** How many. */
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
  /** Before two people meet alone, each has been at so many group exchanges. */
  | {
    readonly type: "group-before-one-to-one";
    /** How many. */
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
    /** Only from so many minutes; always when left out. */
    readonly aboveMinutes?: MinutesLike | undefined;
  }
  /** Whoever gives holds a check of this level that is not due again. */
  | {
    readonly type: "check-held";
    /** The least level. */
    readonly level: CheckLevel;
    /** For work with whom. */
    readonly workforce: Workforce;
  }
  /** A worker does not exchange with somebody their own organisation works for, on days both affiliations hold. */
  | {
    readonly type: "not-own-client";
    /** The role of those the organisation works for, such as `tenant`. */
    readonly clientRole: string;
  }
  /** Somebody under 18 takes part only with an adult in sight: one of their guardians, or staff, takes part too. */
  | {
    readonly type: "adult-with-minor";
    /** The age from which it no longer holds. Unless said: `18`. */
    readonly age?: number | undefined;
  }
  /** No money changes hands beside it but the expenses of those who gave. */
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
  /** Those who give live within so many metres of those who receive, and within what they travel. */
  | {
    readonly type: "within-distance";
    /** At most so many metres. */
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
  /** Somebody exchanges at most so many minutes in seven days. */
  | {
    readonly type: "minutes-per-week";
    /** At most so many minutes given. */
    readonly minutes: MinutesLike;
  };

/** A table that may be published, its totals in the last row and the last column. */
export interface SafeTableGiven {
  /** What it shows. */
  readonly title: string;
  /** What is counted. */
  readonly measure: Measured;
  /** What the rows are. */
  readonly rowsAre: string;
  /** What the columns are. */
  readonly columnsAre: string;
  /** Names of rows, without the totals. */
  readonly rows: readonly string[];
  /** Names of columns, without the totals. */
  readonly columns: readonly string[];
  /** Row by row, totals last. */
  readonly cells: readonly (readonly ShownCell[])[];
  /** The policy that made it. */
  readonly policy: string;
  /** What counts are rounded to. */
  readonly rounding: number;
  /** How many cells are hidden. */
  readonly hidden: number;
  /** The noise that every count carries, each total its own; so rows and columns do not add up. */
  readonly noise?: Noise | undefined;
  /** How it was counted, when the bank did; so that it can be counted again. */
  readonly recipe?: RecipeGiven | undefined;
  /** A digest of who stood in which cell, under a secret of the bank: whether the same people are counted again. */
  readonly counted?: Hash32 | undefined;
}

/** Which answers a measure of change compares. */
export interface ScoreChangeGiven {
  /** The instrument: one that is given with the question, or shipped. */
  readonly instrument: string;
  /** Which of its scales. */
  readonly scale: string;
  /** Each member's first answer up to this day counts as the first point. */
  readonly firstUntil: DayLike;
  /** Each member's last answer from this day on counts as the second. */
  readonly lastFrom: DayLike;
}

/** Asks for the sheet of a day's sessions, as plain text. For brokers: it holds access needs and emergency contacts. */
export interface SessionSheetGiven {
  /** When. */
  readonly at?: MomentLike | undefined;
  /** The local date; that of `at` in UTC when left out. */
  readonly on?: DayLike | undefined;
}

/** Sets the local clock from now on. Until it is set for the first time, the bank's days are those of UTC. */
export interface SetClockGiven {
  /** Minutes ahead of UTC now, −1080 to 1080. */
  readonly offset: number;
  /** When it changes, in order, as far as the host knows. */
  readonly changes?: readonly TurnGiven[] | undefined;
  /** The last day of which that is known. Afterwards the last offset holds, so set the clock again before. */
  readonly through: DayLike;
}

/** Sets limits for one account, or takes them away again. */
export type SetLimitsGiven = {
  /** Which. */
  readonly account: AccountLike;
  /** The limits; left out for those of its kind. */
  readonly limits?: LimitsGiven | undefined;
} & Partial<LimitsGiven>;

/** Changes where a member stands: active, paused, suspended, left. */
export interface SetStateGiven {
  /** Who. */
  readonly member: MemberLike;
  /** Where. */
  readonly state: MemberState;
  /** Since when; the day of the command when left out. */
  readonly since?: DayLike | undefined;
  /** Until when, for a pause. */
  readonly until?: DayLike | undefined;
  /** Why, kept as personal. */
  readonly note?: string | undefined;
}

/** Settles a dispute. */
export interface SettleGiven {
  /** Which. */
  readonly exchange: ExchangeLike;
  /** What it is settled at, where other than was said. */
  readonly actual?: readonly ActualGiven[] | undefined;
  /** In words, kept as personal. */
  readonly note?: string | undefined;
}

/** Asks for a statement: of the account a member uses, or of an account. */
export type StatementOfGiven = OneOf<{
  /** Whose. */
  readonly member?: MemberLike | undefined;
  /** Or of which account. */
  readonly account?: AccountLike | undefined;
  /** First day; from the beginning when left out. */
  readonly from?: DayLike | undefined;
  /** Last day; to the end when left out. */
  readonly until?: DayLike | undefined;
  /**
   * Whether days are those of entry. Otherwise everything stands on the day it counts for (its value date), so that
   * history brought in today shows on its own days.
   */
  readonly entered?: boolean | undefined;
}, "member" | "account">;

/** A story, kept by the host. */
export interface StoryGiven {
  /** Whose. */
  readonly member: MemberLike;
  /** When it was told. */
  readonly on: DayLike;
  /** The words. */
  readonly text: string;
  /** When its member approved these very words. */
  readonly approved?: DayLike | undefined;
}

/** Lets somebody take another's place. */
export interface SubstituteGiven {
  /** Which. */
  readonly exchange: ExchangeLike;
  /** Who does not come. */
  readonly out: MemberLike;
  /** Who comes instead. */
  readonly into: MemberLike;
}

/** How much support people need, as the host knows it: at entry, and later. */
export interface SupportLevelsGiven {
  /** Names of levels, least support first. */
  readonly levels: readonly string[];
  /** Who was on which when they came. */
  readonly entry: readonly HostGroupGiven[];
  /** Who is on which now. */
  readonly later?: readonly HostGroupGiven[] | undefined;
}

/** Limits of members with a tag. */
export interface TagLimitsGiven {
  /** The broker's word. */
  readonly tag: string;
  /** Their limits. */
  readonly limits: LimitsGiven;
}

/** What is hoped for, and by when. */
export interface TargetGiven {
  /** The figure. */
  readonly value: Figure;
  /** By when. */
  readonly by: DayLike;
}

/** Asks for one member's ties. Answers the member, people appointed to see them, and brokers. */
export interface TiesOfGiven {
  /** Whose. */
  readonly member: MemberLike;
  /** First day; that of the first exchange when left out. */
  readonly from?: DayLike | undefined;
  /** Last day; that of the bank's last command when left out. */
  readonly until?: DayLike | undefined;
}

/** Asks what waits for a broker. */
export interface TodayAtGiven {
  /** When. */
  readonly at?: MomentLike | undefined;
  /** The local date; that of `at` in UTC when left out. */
  readonly on?: DayLike | undefined;
}

/** A session people were told of. */
export interface ToldSessionGiven {
  /** The request it meets. */
  readonly request: ListingLike;
  /** The offers it comes from, one for each giver. */
  readonly offers: readonly ListingLike[];
  /** The day. */
  readonly on: DayLike;
  /** When it begins; none where no hour was named. */
  readonly start?: Start | undefined;
  /** How long it takes. */
  readonly minutes: MinutesLike;
  /** The ring it is part of: sessions of one ring stay together or go together. */
  readonly ring?: number | undefined;
}

/** Moves credit without an exchange. Never counted as service. */
export interface TransferGiven {
  /** Which kind. */
  readonly kind: TransferKind;
  /** From which account. */
  readonly from: AccountLike;
  /** To which account. */
  readonly to: AccountLike;
  /** How much. */
  readonly minutes: MinutesLike;
  /** Words, kept as personal. */
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
  /** Which. */
  readonly batch: BatchLike;
}

/** Says that somebody is back from a lone visit. */
export interface VisitBackGiven {
  /** Which. */
  readonly exchange: ExchangeLike;
  /** Who. */
  readonly member: MemberLike;
}

/** Says that somebody sets out on a lone visit. */
export interface VisitOutGiven {
  /** Which. */
  readonly exchange: ExchangeLike;
  /** Who. */
  readonly member: MemberLike;
  /** When they are expected back. */
  readonly expected: MomentLike;
}

/** Lets credit stay where it was. */
export interface VoidPassageGiven {
  /** Which. */
  readonly passage: PassageLike;
}

/** Asks what might come of policies. For brokers. */
export interface WhatIfGiven {
  /** The policies to compare, up to 20; differences are told against the first. */
  readonly policies: readonly PolicyGiven[];
  /** Weeks ahead; 52 when left out, at most 520. */
  readonly weeks?: number | undefined;
  /** How many seeds, each run under every policy; 20 when left out, at most 1000. One alone gives no interval. */
  readonly seeds?: number | undefined;
  /** The first seed; 1 when left out. The others follow it. */
  readonly seed?: number | undefined;
  /** How people are taken to behave. */
  readonly behaviour?: BehaviourGiven | undefined;
  /** Whether to tell each run's figures besides. */
  readonly each?: boolean | undefined;
}

/** Asks about two people: might one give the other something, here, then? */
export interface WhyGiven {
  /** Who would give. */
  readonly giver: MemberLike;
  /** Who would receive. */
  readonly receiver: MemberLike;
  /** The local date. */
  readonly on: DayLike;
  /** What would be done. */
  readonly activity?: ActivityLike | undefined;
  /** Where. */
  readonly setting?: Setting | undefined;
  /** When on the local clock. */
  readonly start?: Start | undefined;
  /** How long, in minutes; an hour when left out. */
  readonly minutes?: MinutesLike | undefined;
}

/** Asks why two listings are no match, or why a listing has none or few. */
export interface WhyNotGiven {
  /** An offer or a request. */
  readonly listing: ListingLike;
  /** The other one; all of them when left out. */
  readonly other?: ListingLike | undefined;
  /** The first of seven days; the day of the bank's last command when left out. */
  readonly from?: DayLike | undefined;
  /** Minutes the local clock is ahead of UTC on the first day. */
  readonly offset?: number | undefined;
  /** When the local clock is put on or back in those days, in order. */
  readonly changes?: readonly ClockChangeGiven[] | undefined;
}

/** Calls off what was proposed or agreed. */
export interface WithdrawGiven {
  /** Which. */
  readonly exchange: ExchangeLike;
  /** Why, kept as personal. */
  readonly note?: string | undefined;
}

/** Asks for the members all of whose ties are with staff or organisations. For brokers. */
export interface WorkerOnlyMembersGiven {
  /** First day; that of the first exchange when left out. */
  readonly from?: DayLike | undefined;
  /** Last day; that of the bank's last command when left out. */
  readonly until?: DayLike | undefined;
}
