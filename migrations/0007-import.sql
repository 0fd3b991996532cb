-- Les imports d'acteurs : le fichier envoyé, où il en est, et ce qu'est devenue chaque ligne.
CREATE TABLE import (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  auteur_id text REFERENCES membre ON DELETE SET NULL,
  nom_fichier text NOT NULL,
  contenu bytea,
  options jsonb NOT NULL DEFAULT '{}',
  etat text NOT NULL DEFAULT 'en-attente' CHECK (etat IN ('en-attente','en-cours','fini','refuse')),
  message text NOT NULL DEFAULT '',
  fait integer NOT NULL DEFAULT 0,
  total integer,
  cree_le timestamptz NOT NULL DEFAULT now(),
  avance_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX import_recents ON import (id DESC);
CREATE INDEX import_a_reprendre ON import (avance_le) WHERE etat IN ('en-attente','en-cours');
CREATE INDEX import_auteur ON import (auteur_id);
COMMENT ON TABLE import IS 'Un fichier d''acteurs envoyé par l''animation : essayé à blanc ou importé, par lots, par un travail de fond qui reprend où il en était.';
COMMENT ON COLUMN import.auteur_id IS 'Qui l''a envoyé ; vide si ce membre s''est effacé depuis.';
COMMENT ON COLUMN import.nom_fichier IS 'Le nom du fichier, tel que le navigateur l''a donné.';
COMMENT ON COLUMN import.contenu IS 'Le fichier, octet pour octet. Vidé une fois l''import fini (il peut contenir des données personnelles) ; gardé 7 jours après un essai.';
COMMENT ON COLUMN import.options IS '{"simuler": true} : rien n''est écrit, seul le compte rendu est fait.';
COMMENT ON COLUMN import.etat IS 'en-attente, en-cours, fini, ou refuse (fichier illisible : voir message).';
COMMENT ON COLUMN import.message IS 'Ce qui a été reconnu (encodage, séparateur, colonnes), ou pourquoi le fichier est refusé.';
COMMENT ON COLUMN import.fait IS 'Lignes déjà traitées : écrit dans la même transaction qu''elles, donc jamais en avance ni en retard.';
COMMENT ON COLUMN import.total IS 'Lignes du fichier ; vide tant qu''il n''a pas été lu.';
COMMENT ON COLUMN import.avance_le IS 'Dernier pas : un import qui ne bouge plus est repris.';

CREATE TABLE import_ligne (
  import_id bigint NOT NULL REFERENCES import ON DELETE CASCADE,
  ligne integer NOT NULL,
  nom text NOT NULL,
  issue text NOT NULL CHECK (issue IN ('creee','modifiee','inchangee','refusee')),
  messages text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (import_id, ligne)
);
CREATE INDEX import_ligne_issue ON import_ligne (import_id, issue, ligne);
COMMENT ON TABLE import_ligne IS 'Le compte rendu d''un import, une ligne par ligne du fichier.';
COMMENT ON COLUMN import_ligne.ligne IS 'Numéro de la ligne dans le tableur : l''en-tête est la ligne 1.';
COMMENT ON COLUMN import_ligne.issue IS 'Ce qu''est devenue la ligne (ou serait devenue, si c''était un essai).';
COMMENT ON COLUMN import_ligne.messages IS 'Ce qui a été ignoré ou refusé, en phrases.';
