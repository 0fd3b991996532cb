-- Les parcours « Agir ensemble en territoire », la progression de qui les suit, les groupes ; et les vitrines.
CREATE TABLE parcours (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  titre text NOT NULL CHECK (length(titre) BETWEEN 3 AND 200),
  but text NOT NULL DEFAULT '',
  pour_qui text NOT NULL DEFAULT '',
  resume text NOT NULL DEFAULT '' CHECK (length(resume) <= 500),
  terme_id integer REFERENCES terme,
  termes integer[] NOT NULL DEFAULT '{}',
  ordre smallint NOT NULL DEFAULT 0,
  etat text NOT NULL DEFAULT 'brouillon' CHECK (etat IN ('brouillon','publie','archive')),
  est_proposition boolean NOT NULL DEFAULT false,
  source text NOT NULL DEFAULT '',
  modifie_le timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE parcours IS 'Un parcours : un chemin d''apprentissage fait de blocs ordonnés.';
COMMENT ON COLUMN parcours.but IS 'Ce que l''on saura faire au bout (Markdown court).';
COMMENT ON COLUMN parcours.terme_id IS 'Son terme dans la liste « parcours » du référentiel.';
COMMENT ON COLUMN parcours.termes IS 'Thématiques, pratiques, profils auxquels il s''adresse : identifiants triés.';
CREATE TRIGGER parcours_revision AFTER INSERT OR UPDATE OR DELETE ON parcours EXECUTE FUNCTION annoncer_revision();

CREATE TABLE bloc (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  parcours_id integer NOT NULL REFERENCES parcours ON DELETE CASCADE,
  cle text NOT NULL CHECK (cle ~ '^[a-z0-9][a-z0-9-]{0,60}$'),
  rang smallint NOT NULL,
  genre text NOT NULL CHECK (genre IN ('etape','texte','ressource','webinaire','exercice','verification')),
  titre text NOT NULL DEFAULT '' CHECK (length(titre) <= 200),
  contenu jsonb NOT NULL DEFAULT '{}',
  minutes integer NOT NULL DEFAULT 0 CHECK (minutes BETWEEN 0 AND 1440),
  des text NOT NULL DEFAULT '2h' CHECK (des IN ('2h','4h','12h')),
  UNIQUE (parcours_id, cle),
  UNIQUE (parcours_id, rang) DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE bloc IS 'Un bloc d''un parcours, dans l''ordre : une étape ouvre une partie, les autres la remplissent.';
COMMENT ON COLUMN bloc.cle IS 'Stable dans le parcours : la progression gardée dans un navigateur s''y rattache.';
COMMENT ON COLUMN bloc.contenu IS 'Selon le genre : {"texte"} ; {"ressourceId","consigne"} ; {"seanceId","chapitre","consigne"} ; {"consigne","champs":[{"cle","libelle","aide"}]} ; {"questions":[{"question","choix":[…],"juste":n,"explication"}]}.';
COMMENT ON COLUMN bloc.minutes IS 'Le temps qu''il demande, en minutes.';
COMMENT ON COLUMN bloc.des IS 'La version la plus courte où il paraît : 2h (dans toutes), 4h (et 12h), 12h.';
CREATE TRIGGER bloc_revision AFTER INSERT OR UPDATE OR DELETE ON bloc EXECUTE FUNCTION annoncer_revision();

CREATE TABLE progression (
  membre_id text NOT NULL REFERENCES membre ON DELETE CASCADE,
  parcours_id integer NOT NULL REFERENCES parcours ON DELETE CASCADE,
  version text NOT NULL DEFAULT '2h' CHECK (version IN ('2h','4h','12h')),
  faits text[] NOT NULL DEFAULT '{}',
  reponses jsonb NOT NULL DEFAULT '{}',
  territoire_id integer REFERENCES territoire,
  modifie_le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (membre_id, parcours_id)
);
COMMENT ON TABLE progression IS 'Où un membre en est d''un parcours, et ce qu''il y a écrit : à lui seul. Sans compte, tout cela reste dans le navigateur.';
COMMENT ON COLUMN progression.faits IS 'Clés des blocs faits.';
COMMENT ON COLUMN progression.reponses IS 'Ses réponses aux exercices, par clé de bloc puis de champ (donnée personnelle).';

CREATE TABLE groupe (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  parcours_id integer NOT NULL REFERENCES parcours ON DELETE CASCADE,
  nom text NOT NULL CHECK (length(nom) BETWEEN 2 AND 120),
  territoire_id integer REFERENCES territoire,
  version text NOT NULL DEFAULT '4h' CHECK (version IN ('2h','4h','12h')),
  cle text NOT NULL UNIQUE,
  cree_par text REFERENCES membre ON DELETE SET NULL,
  cree_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX groupe_cree_par ON groupe (cree_par);
COMMENT ON TABLE groupe IS 'Une équipe qui suit un parcours ensemble.';
COMMENT ON COLUMN groupe.cle IS 'La clé du lien d''invitation.';

CREATE TABLE groupe_membre (
  groupe_id bigint NOT NULL REFERENCES groupe ON DELETE CASCADE,
  membre_id text NOT NULL REFERENCES membre ON DELETE CASCADE,
  rejoint_le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (groupe_id, membre_id)
);
CREATE INDEX groupe_membre_inverse ON groupe_membre (membre_id);
COMMENT ON TABLE groupe_membre IS 'Qui suit le parcours dans ce groupe.';

CREATE TABLE groupe_date (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  groupe_id bigint NOT NULL REFERENCES groupe ON DELETE CASCADE,
  debut timestamptz NOT NULL,
  duree_minutes integer NOT NULL DEFAULT 60 CHECK (duree_minutes BETWEEN 5 AND 1440),
  lieu text NOT NULL DEFAULT '',
  bloc_cle text,
  note text NOT NULL DEFAULT '',
  uid text NOT NULL UNIQUE
);
CREATE INDEX groupe_date_groupe ON groupe_date (groupe_id, debut);
COMMENT ON TABLE groupe_date IS 'Les dates du groupe : quand, où, pour quelle étape.';

CREATE TABLE vitrine (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]{1,60}$'),
  nom text NOT NULL CHECK (length(nom) BETWEEN 2 AND 120),
  accroche text NOT NULL DEFAULT '' CHECK (length(accroche) <= 300),
  hote text UNIQUE CHECK (hote = lower(hote) AND hote ~ '^[a-z0-9.-]{4,253}$'),
  couleur text NOT NULL DEFAULT '#1f5c4a' CHECK (couleur ~ '^#[0-9a-f]{6}$'),
  accent text NOT NULL DEFAULT '#b4532a' CHECK (accent ~ '^#[0-9a-f]{6}$'),
  territoire_id integer REFERENCES territoire,
  termes integer[] NOT NULL DEFAULT '{}',
  blocs jsonb NOT NULL DEFAULT '[]',
  est_fondatrice boolean NOT NULL DEFAULT false,
  est_proposition boolean NOT NULL DEFAULT false,
  etat text NOT NULL DEFAULT 'brouillon' CHECK (etat IN ('brouillon','publiee','archivee')),
  proprietaire_id text REFERENCES membre ON DELETE SET NULL,
  source text NOT NULL DEFAULT '',
  modifie_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX vitrine_proprietaire ON vitrine (proprietaire_id);
COMMENT ON TABLE vitrine IS 'Un front : un nom, des couleurs, un accueil fait de blocs, une sélection du fonds commun.';
COMMENT ON COLUMN vitrine.hote IS 'Son nom d''hôte propre (exemple.fr) ; vide : elle vit sous /vitrines/<slug>.';
COMMENT ON COLUMN vitrine.couleur IS 'Sa couleur principale ; les nuances qui contrastent assez en clair et en sombre en sont déduites.';
COMMENT ON COLUMN vitrine.territoire_id IS 'Ce qu''elle montre vient de ce territoire, ou y agit ; vide : de partout.';
COMMENT ON COLUMN vitrine.termes IS 'Elle ne montre que ce qui porte l''un de ces termes (par liste) ; vide : tout.';
COMMENT ON COLUMN vitrine.blocs IS 'Les blocs de son accueil, dans l''ordre : [{"genre": "texte"|"chiffres"|"catalyseurs"|"ressources"|"webinaires"|"parcours"|"carte"|"thematiques"|"liens"|"appel", …}].';
CREATE TRIGGER vitrine_revision AFTER INSERT OR UPDATE OR DELETE ON vitrine EXECUTE FUNCTION annoncer_revision();
