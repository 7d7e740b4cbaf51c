//! Words for where an offer or a request stands, in the languages of the systems we read.

use super::super::names::key;
use super::columns::happened;

/// Where an offer or a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListingState {
    Open,
    /// For brokers only.
    Hidden,
    Draft,
    /// It ended, was met, or was taken back.
    Closed,
}

const OPEN: &[&str] = &[
    "published",
    "active",
    "open",
    "live",
    "available",
    "approved",
    "visible",
    "enabled",
    "current",
    "ongoing",
    "publicado",
    "publicada",
    "activo",
    "activa",
    "abierto",
    "abierta",
    "publicat",
    "actiu",
    "obert",
    "oberta",
    "publié",
    "publiée",
    "actif",
    "ouvert",
    "ouverte",
    "offen",
    "aktiv",
    "veröffentlicht",
    "pubblicato",
    "pubblicata",
    "attivo",
    "attiva",
    "aperto",
    "aperta",
];

/// Words for what is over, beside those of what did not happen. What is done is no longer on offer.
const CLOSED: &[&str] = &[
    "closed",
    "ended",
    "over",
    "done",
    "complete",
    "completed",
    "finished",
    "fulfilled",
    "met",
    "inactive",
    "archived",
    "disabled",
    "suspended",
    "paused",
    "removed",
    "cerrado",
    "cerrada",
    "caducado",
    "caducada",
    "finalizado",
    "finalizada",
    "completado",
    "completada",
    "inactivo",
    "inactiva",
    "tancat",
    "tancada",
    "caducat",
    "finalitzat",
    "finalitzada",
    "completat",
    "inactiu",
    "fermé",
    "fermée",
    "expiré",
    "expirée",
    "terminé",
    "terminée",
    "inactif",
    "inactive",
    "geschlossen",
    "abgelaufen",
    "beendet",
    "erledigt",
    "inaktiv",
    "chiuso",
    "chiusa",
    "scaduto",
    "scaduta",
    "completato",
    "completata",
    "inattivo",
    "inattiva",
];

/// Where an offer or a request stands that says this; `None` when the word is not known. A blank says that it is open.
pub fn listing_state(said: &str) -> Option<ListingState> {
    let word = key(said).replace(['-', '_'], " ");
    match word.as_str() {
        "" => Some(ListingState::Open),
        "hidden" => Some(ListingState::Hidden),
        "draft" => Some(ListingState::Draft),
        word if OPEN.contains(&word) => Some(ListingState::Open),
        word if CLOSED.contains(&word) || happened(word) == Some(false) => Some(ListingState::Closed),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_is_not_on_offer() {
        for word in ["closed", "Expired", "COMPLETED", "inactive", "deleted", "cancelado", "en attente"] {
            assert_eq!(listing_state(word), Some(ListingState::Closed), "{word}");
        }
        for word in ["", " Published", "active", "Oberta"] {
            assert_eq!(listing_state(word), Some(ListingState::Open), "{word}");
        }
        assert_eq!((listing_state("Draft"), listing_state("hidden")), (Some(ListingState::Draft), Some(ListingState::Hidden)));
        assert_eq!(listing_state("blue"), None);
    }
}
