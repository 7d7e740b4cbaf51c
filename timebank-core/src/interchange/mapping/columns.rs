//! What a column says, by its whole name in several languages. A part of a name says nothing: `Paid until` is no payer, `Last login` no
//! login.

use super::super::names::key;
use super::Field;

/// Names of columns of exchanges.
const EXCHANGES: &[(Field, &[&str])] = &[
    (
        Field::Date,
        &[
            "date",
            "when",
            "day",
            "date of service",
            "service date",
            "date of exchange",
            "exchange date",
            "date of help",
            "activity date",
            "date given",
            "fecha",
            "data",
            "datum",
            "jour",
            "dia",
            "día",
            "dyddiad",
            "fecha del intercambio",
            "transaction date",
        ],
    ),
    (
        Field::Gave,
        &[
            "giver",
            "gave",
            "helper",
            "helped by",
            "given by",
            "volunteer",
            "volunteer name",
            "who helped",
            "who gave",
            "from member",
            "donor",
            "time giver",
            "member giving",
            "quién ayudó",
            "quien ayudó",
            "quien ayuda",
            "qui ajuda",
            "helfer",
            "helfende",
            "aidant",
            "gwirfoddolwr",
        ],
    ),
    (
        Field::Received,
        &[
            "received",
            "got",
            "helped",
            "who was helped",
            "recipient",
            "receiver",
            "received by",
            "to member",
            "beneficiary",
            "beneficiario",
            "given to",
            "client",
            "member receiving",
            "who received",
            "quién recibió",
            "quien recibe",
            "qui rep",
            "empfänger",
            "bénéficiaire",
        ],
    ),
    (Field::Payer, &["payer", "paid by", "buyer", "paga", "pagador"]),
    (Field::Payee, &["payee", "paid to", "seller", "cobra", "cobrador"]),
    (
        Field::Amount,
        &[
            "hours",
            "hour",
            "hrs",
            "minutes",
            "mins",
            "amount",
            "duration",
            "time",
            "time spent",
            "time given",
            "length",
            "how long",
            "number of hours",
            "no of hours",
            "no. of hours",
            "hours given",
            "hours worked",
            "total hours",
            "horas",
            "hores",
            "stunden",
            "minutos",
            "minuts",
            "minuten",
            "seconds",
            "quantity",
            "credits",
            "time credits",
            "quant",
            "ore",
            "heures",
            "cantidad",
            "quantitat",
            "durée",
            "dauer",
            "oriau",
            "tiempo",
            "temps",
        ],
    ),
    (
        Field::Activity,
        &[
            "activity",
            "category",
            "service",
            "what",
            "what was done",
            "task",
            "type of help",
            "help given",
            "categoria",
            "categoría",
            "catégorie",
            "kategorie",
            "actividad",
            "activitat",
            "activité",
            "tätigkeit",
            "servicio",
            "gweithgaredd",
        ],
    ),
    (
        Field::Words,
        &[
            "description",
            "note",
            "notes",
            "comment",
            "comments",
            "reason",
            "remarks",
            "details",
            "descripción",
            "descripció",
            "beschreibung",
            "notas",
            "observaciones",
            "bemerkung",
            "nodiadau",
        ],
    ),
    (
        Field::Expense,
        &[
            "cost",
            "costs",
            "expense",
            "expenses",
            "fare",
            "fares",
            "cash",
            "money",
            "travel cost",
            "petrol",
            "gasto",
            "gastos",
            "despesa",
            "kosten",
            "frais",
        ],
    ),
    (Field::Class, &["type", "tipo", "tipus", "art", "transaction type"]),
    (Field::Status, &["status", "state", "outcome", "estado", "estat", "statut", "état", "stato", "zustand"]),
    (Field::Unit, &["unit", "units", "unidad", "unidades", "unitat", "unitats", "einheit", "unité", "unità"]),
];

/// Names of columns of members.
const MEMBERS: &[(Field, &[&str])] = &[
    (Field::Email, &["email", "e-mail", "mail", "email address", "e-mail address", "correo", "correo electrónico", "correu", "courriel"]),
    (Field::Phone, &["phone", "telephone", "tel", "mobile", "phone number", "teléfono", "telèfon", "telefon", "téléphone", "móvil"]),
    (
        Field::Joined,
        &[
            "joined",
            "created",
            "since",
            "entry",
            "entry date",
            "member since",
            "date joined",
            "join date",
            "alta",
            "fecha de alta",
            "data d'alta",
            "beitritt",
        ],
    ),
    (Field::Balance, &["balance", "saldo", "current balance", "solde", "kontostand"]),
    (Field::Status, &["status", "state", "estado", "estat"]),
    (Field::Kind, &["kind", "type", "member type", "tipo", "tipus"]),
    (Field::Role, &["role", "roles", "rol"]),
    (Field::Language, &["language", "locale", "idioma", "langue", "sprache"]),
    (
        Field::Code,
        &[
            "code",
            "number",
            "member number",
            "membership number",
            "username",
            "login",
            "id",
            "no.",
            "no",
            "n",
            "member id",
            "user id",
            "número",
            "num",
        ],
    ),
    (
        Field::Name,
        &[
            "name",
            "full name",
            "member",
            "member name",
            "first name",
            "first_name",
            "forename",
            "nombre",
            "nom",
            "nombre y apellidos",
            "vorname",
            "prénom",
            "nome",
            "enw",
        ],
    ),
];

/// What rows say that did not happen, or have not happened yet.
const NOT_HAPPENED: &[&str] = &[
    "cancelled",
    "canceled",
    "cancel",
    "no show",
    "noshow",
    "did not come",
    "didn't come",
    "not done",
    "did not happen",
    "declined",
    "rejected",
    "refused",
    "pending",
    "requested",
    "proposed",
    "planned",
    "scheduled",
    "postponed",
    "draft",
    "void",
    "voided",
    "deleted",
    "erased",
    "expired",
    "withdrawn",
    "failed",
    "awaiting",
    "upcoming",
    "cancelado",
    "cancelada",
    "anulado",
    "anulada",
    "pendiente",
    "rechazado",
    "rechazada",
    "cancel·lat",
    "cancel·lada",
    "anul·lat",
    "anul·lada",
    "pendent",
    "rebutjat",
    "rebutjada",
    "annulé",
    "annulée",
    "refusé",
    "refusée",
    "en attente",
    "storniert",
    "abgesagt",
    "ausstehend",
    "abgelehnt",
    "nicht erschienen",
    "geplant",
    "annullato",
    "annullata",
    "in attesa",
    "rifiutato",
];
/// What rows say that happened.
const HAPPENED: &[&str] = &[
    "done",
    "completed",
    "complete",
    "happened",
    "confirmed",
    "paid",
    "settled",
    "finished",
    "hecho",
    "hecha",
    "realizado",
    "realizada",
    "completado",
    "completada",
    "confirmado",
    "confirmada",
    "fet",
    "feta",
    "realitzat",
    "realitzada",
    "completat",
    "completada",
    "confirmat",
    "confirmada",
    "fait",
    "faite",
    "terminé",
    "terminée",
    "effectué",
    "effectuée",
    "confirmé",
    "confirmée",
    "erledigt",
    "abgeschlossen",
    "bestätigt",
    "fatto",
    "fatta",
    "completato",
    "completata",
    "confermato",
    "confermata",
];

/// Whether a row that says this happened; `None` when the word is not known. A blank says nothing against it.
pub fn happened(said: &str) -> Option<bool> {
    if said.is_empty() {
        return Some(true);
    }
    let word = key(said).replace(['-', '_'], " ");
    match word.trim_end_matches(['.', '!']) {
        "" => Some(true),
        word if HAPPENED.contains(&word) => Some(true),
        word if NOT_HAPPENED.contains(&word) => Some(false),
        _ => None,
    }
}

/// The names a column may go by: the whole, the whole without what stands in brackets, and what stands there.
fn names_of(column: &str) -> Vec<String> {
    let whole = key(column.trim_end_matches([':', '*', '?'])).into_owned();
    let mut all = vec![whole.replace('_', " "), whole.clone()];
    if let Some((before, rest)) = whole.split_once(['(', '[']) {
        all.push(before.trim().to_owned());
        all.push(rest.trim_end_matches([')', ']']).trim().to_owned());
    }
    all
}

/// What a column of exchanges, or of members, says.
pub fn field_of(column: &str, members: bool) -> Option<Field> {
    let names = names_of(column);
    let all = if members { MEMBERS } else { EXCHANGES };
    let is = |known: &[&str]| names.iter().any(|name| known.contains(&name.as_str()));
    all.iter().find(|(_, known)| is(known)).map(|(field, _)| *field)
}

/// Whether a column is called one of these, by its whole name.
pub fn is_called(column: &str, words: &[&str]) -> bool {
    names_of(column).iter().any(|name| words.contains(&name.as_str()))
}

/// Whether a column is called one of these, or has one of them as a word.
pub fn has_word(column: &str, words: &[&str]) -> bool {
    let whole = key(column).into_owned();
    words.contains(&whole.as_str())
        || whole.split(|c: char| c.is_whitespace() || c == '_' || c == '(' || c == ')').any(|word| words.contains(&word))
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_found_by_its_whole_name() {
        for (column, field) in [
            ("Date", Field::Date),
            ("Fecha", Field::Date),
            ("How long", Field::Amount),
            ("Time (hours)", Field::Amount),
            ("Quién ayudó (giver)", Field::Gave),
            ("Helped:", Field::Received),
            ("Travel cost", Field::Expense),
        ] {
            assert_eq!(field_of(column, false), Some(field), "{column}");
        }
        for (column, field) in [("Member number", Field::Code), ("first_name", Field::Name), ("E-mail", Field::Email)] {
            assert_eq!(field_of(column, true), Some(field), "{column}");
        }
    }

    #[test]
    fn a_part_of_a_name_says_nothing() {
        for column in ["Paid until", "Update", "Datafile", "Timetable", "Whatsapp", "Helper's phone", "Minute-taker", "Store"] {
            assert_eq!(field_of(column, false), None, "{column}");
        }
        for column in ["Fecha último login", "Paid until", "Nominated by", "Identity checked", "Surname", "Estate", "Typed by"] {
            assert_eq!(field_of(column, true), None, "{column}");
        }
    }
}
