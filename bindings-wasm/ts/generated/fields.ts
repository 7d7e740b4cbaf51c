// Written by `cargo xtask generate` from `docs/schema/timebank.json`. Do not change it here.

/**
 * What each method takes, one on a line: its `type`, the fields that may come by position, and all of them in order. A field is its name, what
 * is taken for it behind a colon, the object it goes into behind `>`, and `!` where it has to be given.
 */
export const FIELDS: string = `
create bank bank! charter:*Charter! decidedOn:day
begin-copy bank bank! left
adopt-charter  charter:*Charter! decidedBy:member decidedOn:day
add-activity code,name code>activity! name>activity! parent>activity tags>activity needs>activity check>activity flags>activity retired>activity activity
change-activity id id:activity! code>activity! name>activity! parent>activity tags>activity needs>activity check>activity flags>activity retired>activity activity
open-programme  name>programme! about>programme group>programme reviewDays>programme programme
admit name kind applicant joined:day account:account name>profile contact>profile born:day>profile languages>profile place:*Place>profile travels>profile accessNeeds>profile accessOffers>profile hostCodes>profile attributes>profile emergency>profile birthday>profile leaveQuiet>profile phone>profile email>profile profile:*Profile parts:*Part
set-state member,state member:member! state! since:day until:day note
give-role member,role member:member! role! organisation:member>=at from:day until:day
end-role member,role member:member! role! organisation:member>=at until:day
keep member,parts member:member! parts:*Part!
merge kept,merged kept:member! merged:member!
open-account kind kind! members:member
join-account member,account member:member! account:account!
leave-account member member:member!
set-limits account account:account! lowest:minutes>limits highest:minutes>limits mode>limits earned:*Earned>limits limits:*Limits
offer member,title member:member! activity:activity>terms need:need>terms minutes:minutes>terms capacity:*ListingCapacity>terms divisible>terms shortest:minutes>terms groupMin>terms groupMax>terms repeating>terms from:day>terms until:day>terms visibility>terms anonymous>terms remote>terms setting>terms programme:programme>terms terms:*ListingTerms title>words text>words place:*Place>words languages>words availability:*Availability>words liking>words level>words words:*ListingWords
request member,title member:member! activity:activity>terms need:need>terms minutes:minutes>terms capacity:*ListingCapacity>terms divisible>terms shortest:minutes>terms groupMin>terms groupMax>terms repeating>terms from:day>terms until:day>terms visibility>terms anonymous>terms remote>terms setting>terms programme:programme>terms terms:*ListingTerms title>words text>words place:*Place>words languages>words availability:*Availability>words liking>words level>words words:*ListingWords
amend-listing listing listing:listing! terms:*ListingTerms words:*ListingWords
classify-listing listing listing:listing! activity:activity need
renew-listing listing,until listing:listing! until:day
close-listing listing,why listing:listing! why!
propose gave,received,minutes gave:who>terms received:who>terms minutes:minutes>terms on:day>terms start:start>terms activity:activity>terms visitors>terms payer:payer>terms group>terms setting>terms listing:listing>terms pairing:pairing>terms estimated>terms brokered>terms facilitation:minutes>terms expenses:*Expense>terms together:who>terms parts:*Participation>terms dates:day onBehalfOf:member note
propose-together exchanges,due exchanges:exchange! due:moment!
agree exchange exchange:exchange! members:member series
approve exchange exchange:exchange! limit note
let-through exchange exchange:exchange! note
decline exchange exchange:exchange! member:member note
withdraw exchange exchange:exchange! note
done exchange exchange:exchange! actual:*Actual visitors facilitation:minutes note
confirm exchange exchange:exchange! members:member minutes:minutes
confirm-many exchanges exchanges:exchange!
dispute exchange exchange:exchange! member:member note
settle exchange exchange:exchange! actual:*Actual note
record gave,received,minutes gave:who>terms received:who>terms minutes:minutes>terms on:day>terms start:start>terms activity:activity>terms visitors>terms payer:payer>terms group>terms setting>terms listing:listing>terms pairing:pairing>terms estimated>terms brokered>terms facilitation:minutes>terms expenses:*Expense>terms together:who>terms parts:*Participation>terms onBehalfOf:member note
record-batch exchanges exchanges:*Terms! notes
give-word exchange exchange:exchange! account:account most:minutes
refuse-word exchange exchange:exchange! account:account
amend exchange,gave,received,minutes exchange:exchange! gave:who>terms received:who>terms minutes:minutes>terms on:day>terms start:start>terms activity:activity>terms visitors>terms payer:payer>terms group>terms setting>terms listing:listing>terms pairing:pairing>terms estimated>terms brokered>terms facilitation:minutes>terms expenses:*Expense>terms together:who>terms parts:*Participation>terms
reverse exchange exchange:exchange! note
undo-batch batch batch:batch!
mark-attendance exchange,member,attendance exchange:exchange! member:member! attendance!
substitute exchange,out,into exchange:exchange! out:member! into:member!
add-expense exchange exchange:exchange! expense:*Expense! note
visit-out exchange,member,expected exchange:exchange! member:member! expected:moment!
visit-back exchange,member exchange:exchange! member:member!
clear-ahead member,from member:member! from:day!
transfer from,to,minutes kind! from:account! to:account! minutes:minutes! note on:day
age-credit
open-bridge partner partner! limits:*Limits!
begin-passage bridge,direction,account,minutes,sharedKey,due bridge:bridge! direction! account:account! minutes:minutes! sharedKey! due:moment!
post-passage passage passage:passage!
void-passage passage passage:passage!
pair programme,mentor,mentee programme:programme! mentor:member! mentee:member! from:day
end-pairing pairing,why pairing:pairing! why! on:day
erase member member:member!
expire-due
close-period through through:day!
set-clock offset,through offset! changes:*Turn through:day!
set-secret secret secret
balance member member:member account:account
balances
balances-as-of on on:day! entered
statement member member:member account:account from:day until:day entered
reach member member:member account:account
reaches
exchange exchange exchange:exchange!
history member member:member! before:exchange limit
open-exchanges member member:member
listings text text kind activity:activity tag need member:member on:day remote public newest after:listing limit
members text text kind role state tag language consenting after:member limit
by-host-code system,code system! code!
held-about member member:member!
member-copy member member:member!
public-view on on:day
today  at:moment on:day
session-sheet  at:moment on:day
may gave,received,minutes gave:who>terms received:who>terms minutes:minutes>terms on:day>terms start:start>terms activity:activity>terms visitors>terms payer:payer>terms group>terms setting>terms listing:listing>terms pairing:pairing>terms estimated>terms brokered>terms facilitation:minutes>terms expenses:*Expense>terms together:who>terms parts:*Participation>terms
why giver,receiver,on giver:member! receiver:member! on:day! activity:activity setting start:start minutes:minutes
explain exchange exchange:exchange!
hours-by  each from:day until:day entered
participation  from:day until:day each groups:*GroupBy entered
publish tables,population,asOf tables! population! asOf:day! from:day policy custom counted:*Recipe log:*Release
anonymity rows,k rows! k!
instrument shipped shipped custom
measure-change answers,firstUntil,lastFrom answers:*InstrumentAnswer! firstUntil:day! lastFrom:day! shipped custom
follow-up answers,baselineUntil,months answers:*InstrumentAnswer! baselineUntil:day! months! baselineFrom:day withinDays asOf:day shipped custom
compare-change answers answers:*InstrumentAnswer! group:*HostGroup! comparison:*HostGroup! firstUntil:day! lastFrom:day! shipped custom
ties-of member member:member! from:day until:day
attended-together activities activities:activity! from:day until:day least
worker-only-members  from:day until:day
role-flows  groups:*GroupBy! from:day until:day
network-robustness  from:day until:day leave
retention  until:day lapseDays
needs-coverage  from:day until:day
latencies  from:day until:day
programmes programme programme:programme from:day until:day training:activity supervisionDays
grants grants grants:*Grant! asOf:day answers:*InstrumentAnswer instruments
funder-report grants,grant grants:*Grant! grant! asOf:day answers:*InstrumentAnswer instruments groups:*GroupBy levels:*SupportLevels stories:*Story policy log:*Release format
matches-for listing listing:listing member:member kind programme:programme from:day most slots offset changes:*ClockChange
why-not listing,other listing:listing! other:listing from:day offset changes:*ClockChange
pairings programme programme:programme! from:day each
report kind,period kind! from:day until:day member:member policy format log:*Release period:period
plan  from:day policy order seed each shortest:minutes longest:minutes travel:minutes spread balancing steps certificate told:*ToldSession keeping offset changes:*ClockChange
what-if policies policies:*Policy! weeks seeds seed behaviour:*Behaviour each
`;

/** The same of objects within them: only fields for which something else is taken than what the wire has. */
export const OBJECTS: string = `
AccountLimits member:*Limits household:*Limits organisation:*Limits pot:*Limits
Actual member:member minutes:minutes
Ageing above:minutes
Availability weekly:weekly dated:*DatedHours except:*DatedHours
Baseline until:day from:day
Behaviour minutes:minutes cushion:minutes enough:minutes content:minutes
Charter credit:*CreditPolicy confirmation:*ConfirmationPolicy rules:*Rule matching:*MatchingPolicy
ClockChange on:day
ConfirmationPolicy tolerance:minutes
CreditPolicy limits:*AccountLimits byTag:*TagLimits welcome:minutes ageing:*Ageing potWord:*PotWord
DatedHours on:day from:clock until:clock
Earned most:minutes
Evidence on:day
Expense member:member
Grant from:day until:day facilitation:minutes outcomes:*GrantOutcome
GrantOutcome indicators:*Indicator
GroupBy groups:*HostGroup
HostGroup members:member
Indicator groups:*GroupBy change:*ScoreChange baseline:*Baseline target:*Target evidence:*Evidence
InstrumentAnswer member:member on:day
Limits lowest:minutes highest:minutes earned:*Earned
ListingCapacity minutes:minutes
ListingTerms activity:activity need:need minutes:minutes capacity:*ListingCapacity shortest:minutes from:day until:day programme:programme
ListingWords place:*Place availability:*Availability
MatchingPolicy scales:*MatchingScales
MatchingScales enoughMinutes:minutes balanceMinutes:minutes
Part born:day place:*Place weekly:weekly dated:*DatedHours except:*DatedHours received:day seen:day seenBy:member recheckAfter:day on:day givenBy:member who:member from:day until:day by:member with:member concern:part escalate:day again:day exchange:exchange availability:*Availability answers:part offer:listing activity:activity request:listing
Participation member:member minutes:minutes
Policy charter:*Charter limits:*Limits welcome:minutes ageing:*Ageing issue:minutes
PotWord minutes:minutes
Profile born:day place:*Place
Recipe until:day from:day
Release asOf:day from:day tables:*SafeTable
Rule rule:*RuleKind
RuleKind aboveMinutes:minutes minutes:minutes
SafeTable recipe:*Recipe
ScoreChange firstUntil:day lastFrom:day
Story member:member on:day approved:day
SupportLevels entry:*HostGroup later:*HostGroup
TagLimits limits:*Limits
Target by:day
Terms on:day start:start activity:activity parts:*Participation payer:payer listing:listing pairing:pairing facilitation:minutes expenses:*Expense
ToldSession request:listing offers:listing on:day start:start minutes:minutes
Turn date:day
`;
