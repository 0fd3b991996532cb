-- Le socle : recherche en français, révision des données publiques, courriels gardés, journal des modifications.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- unaccent() n'est pas IMMUTABLE (son dictionnaire pourrait changer) : cette enveloppe fige le dictionnaire livré,
-- ce qui permet de s'en servir dans un index et une colonne calculée.
CREATE FUNCTION sans_accent(texte text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN lower(public.unaccent('public.unaccent'::regdictionary, texte));
COMMENT ON FUNCTION sans_accent IS 'Minuscules sans accents : la forme sous laquelle les noms sont comparés.';

CREATE TEXT SEARCH CONFIGURATION francais (COPY = french);
ALTER TEXT SEARCH CONFIGURATION francais
  ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
COMMENT ON TEXT SEARCH CONFIGURATION francais IS 'Racines françaises, accents ignorés.';

-- Appelée par instruction (et non par ligne) : un import de 10 000 lignes ne prévient les processus qu'à sa validation.
CREATE FUNCTION annoncer_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('revision_publique', TG_TABLE_NAME);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION annoncer_revision IS 'Prévient chaque processus qu''une donnée publique a changé (LISTEN revision_publique).';

CREATE TABLE courriel (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  destinataire text NOT NULL,
  repondre_a text,
  sujet text NOT NULL,
  texte text NOT NULL,
  html text,
  entetes jsonb NOT NULL DEFAULT '{}',
  cree_le timestamptz NOT NULL DEFAULT now(),
  envoye_le timestamptz,
  essais smallint NOT NULL DEFAULT 0,
  derniere_erreur text
);
CREATE INDEX courriel_recents ON courriel (id DESC);
CREATE INDEX courriel_a_envoyer ON courriel (id) WHERE envoye_le IS NULL;
COMMENT ON TABLE courriel IS 'Tout courriel écrit par la plateforme. Sans SMTP il reste ici, lisible par l''administration ; effacé après 30 jours.';
COMMENT ON COLUMN courriel.destinataire IS 'Adresse du destinataire (donnée personnelle).';
COMMENT ON COLUMN courriel.repondre_a IS 'Adresse de réponse, quand quelqu''un écrit à travers le relais (donnée personnelle).';
COMMENT ON COLUMN courriel.entetes IS 'En-têtes ajoutés, par exemple List-Unsubscribe.';
COMMENT ON COLUMN courriel.envoye_le IS 'Vide tant que le serveur SMTP ne l''a pas pris.';

CREATE TABLE historique (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  salle text NOT NULL,
  objet_id bigint NOT NULL,
  numero integer NOT NULL,
  contenu jsonb NOT NULL,
  auteur_id text,
  motif text NOT NULL,
  le timestamptz NOT NULL DEFAULT now(),
  UNIQUE (salle, objet_id, numero)
);
COMMENT ON TABLE historique IS 'Versions successives des fiches de toutes les salles : qui, quand, pourquoi, le contenu entier.';
COMMENT ON COLUMN historique.salle IS 'La salle de l''objet : acteur…';
COMMENT ON COLUMN historique.objet_id IS 'L''identifiant de l''objet dans sa salle.';
COMMENT ON COLUMN historique.numero IS 'Numéro de version, 1 pour la première.';
COMMENT ON COLUMN historique.contenu IS 'L''objet tel qu''il était après cette modification.';
COMMENT ON COLUMN historique.auteur_id IS 'Le membre qui a modifié ; vide pour une visiteuse, un import ou un membre effacé.';
COMMENT ON COLUMN historique.motif IS 'Proposition, modification, import, restauration, vérification, archivage…';

CREATE TABLE etat_de_la_base (
  cle text PRIMARY KEY,
  valeur jsonb NOT NULL,
  le timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE etat_de_la_base IS 'Ce qui a été chargé une fois (territoires, contenu fondateur, contours), avec l''empreinte de la source ; et la nature de la base (demonstration).';

CREATE UNLOGGED TABLE limite_debit (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
COMMENT ON TABLE limite_debit IS 'Compteurs de rate-limiter-flexible, partagés entre les processus. Les clés sont des empreintes, jamais des adresses.';
