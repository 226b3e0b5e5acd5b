"""The closed lists of words, with their French labels and the words contributors try instead."""

from club.sources.values import Term


class SessionKind(Term):
    """What happens at a session."""

    ONBOARDING_CALL = "onboarding-call", "Appel d'accueil", "accueil", "appel d'onboarding", "onboarding", "bienvenue"
    TRAINING = "training", "Formation", "atelier", "cours", "workshop"
    EXERCISE = "exercise", "Exercice pratique", "pratique", "exercice", "mise en pratique"
    MASTERCLASS = "masterclass", "Masterclass", "master class", "conférence"
    CASE_STUDY = "case-study", "Étude de cas", "retour d'expérience", "témoignage", "cas"
    COACHING = "coaching", "Coaching", "accompagnement", "coaching individuel"
    PEER_CALL = "peer-call", "Appel entre pairs", "appel", "pairs", "codéveloppement"
    CELEBRATION = "celebration", "Célébration", "fête", "soirée", "apéro"


class Audience(Term):
    """Who may attend."""

    MEMBERS = "members", "Réservé aux membres", "membres"
    PUBLIC = "public", "Ouvert à tout le monde", "ouvert", "tout public", "tous"


class Status(Term):
    """The only state that is written directly."""

    TENTATIVE = "tentative", "À confirmer", "provisoire", "à confirmer", "option"


class What(Term):
    """What changed, in the memory of a session."""

    MOVED = "moved", "Déplacé", "déplacé", "déplacement", "reprogrammé"
    CANCELLED = "cancelled", "Annulé", "annulé", "annulation", "canceled"
    POSTPONED = "postponed", "Reporté", "reporté", "report"
    REINSTATED = "reinstated", "Rétabli", "rétabli", "maintenu"
    CONFIRMED = "confirmed", "Confirmé", "confirmé", "confirmation"
    PLACE = "place", "Changement de lieu", "lieu", "salle"
    LINK = "link", "Changement de lien", "lien"
    CORRECTION = "correction", "Correction", "correction", "erreur"
    NOTE = "note", "Annonce", "note", "info", "annonce"

    @property
    def counted(self) -> bool:
        """Whether an entry raises the SEQUENCE of the event (RFC 5545, 3.8.7.4)."""
        return self is not What.NOTE

    @property
    def news(self) -> bool:
        """Whether an entry is told on « Changements »."""
        return self is not What.CORRECTION


class Every(Term):
    """The rhythm of a repeat."""

    WEEK = "week", "chaque semaine", "semaine", "weekly", "hebdomadaire", "1 week"
    TWO_WEEKS = "2 weeks", "toutes les deux semaines", "2 semaines", "quinzaine"
    THREE_WEEKS = "3 weeks", "toutes les trois semaines", "3 semaines"
    FOUR_WEEKS = "4 weeks", "toutes les quatre semaines", "4 semaines"
    MONTH = "month", "chaque mois", "mois", "monthly", "mensuel"

    @property
    def weeks(self) -> int:
        """Weeks between two dates; 0 for a monthly rhythm."""
        return {"week": 1, "2 weeks": 2, "3 weeks": 3, "4 weeks": 4, "month": 0}[self.value]


class ReplayState(Term):
    """Where the recording of a session is."""

    PLANNED = "planned", "Enregistrement prévu", "prévu"
    PROCESSING = "processing", "Enregistrement en préparation", "en cours", "montage"
    AVAILABLE = "available", "Enregistrement disponible", "disponible", "en ligne"
    NONE = "none", "Sans enregistrement", "aucun", "non"


class Level(Term):
    """How much practice an exercise asks for."""

    DISCOVERY = "discovery", "Découverte", "débutant", "facile"
    PRACTICE = "practice", "Pratique", "intermédiaire", "moyen"
    EXPERT = "expert", "Expert", "avancé", "difficile"


class PersonVisibility(Term):
    """How much of a person the site shows."""

    NAME_ONLY = "name-only", "Nom seulement", "nom", "nom seul"
    PUBLIC = "public", "Page publique", "publique"
    WITHDRAWN = "withdrawn", "Retirée", "retiré", "supprimé"


class OrganisationVisibility(Term):
    """Whether an organisation is shown."""

    PUBLIC = "public", "Publique", "publique"
    WITHDRAWN = "withdrawn", "Retirée", "retiré", "supprimé"


class StudyStatus(Term):
    """How far a case study is."""

    DRAFT = "draft", "Brouillon", "brouillon"
    PUBLISHED = "published", "Publiée", "publié"
    WITHDRAWN = "withdrawn", "Retirée", "retiré", "supprimé"


class Format(Term):
    """Where a community meets."""

    ONLINE = "online", "À distance", "en ligne", "distanciel"
    ONSITE = "onsite", "Sur place", "présentiel", "en présence"
    HYBRID = "hybrid", "Hybride", "mixte"
