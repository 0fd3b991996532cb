-- Les webinaires : cycles, séances, inscriptions, questions.
CREATE TABLE cycle (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  titre text NOT NULL CHECK (length(titre) BETWEEN 3 AND 200),
  question text NOT NULL DEFAULT '',
  description text NOT NULL DEFAULT '',
  annee smallint,
  est_proposition boolean NOT NULL DEFAULT false,
  source text NOT NULL DEFAULT '',
  archive_le timestamptz,
  modifie_le timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE cycle IS 'Une suite de séances sous un même thème, par exemple celle d''une année.';
COMMENT ON COLUMN cycle.question IS 'La question que le cycle pose.';
COMMENT ON COLUMN cycle.description IS 'Markdown.';

CREATE TABLE seance (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  uid text NOT NULL UNIQUE,
  revision integer NOT NULL DEFAULT 0,
  cycle_id integer REFERENCES cycle,
  genre text NOT NULL DEFAULT 'webinaire' CHECK (genre IN ('webinaire','rencontre')),
  titre text NOT NULL CHECK (length(titre) BETWEEN 3 AND 200),
  question text NOT NULL DEFAULT '',
  resume text NOT NULL DEFAULT '' CHECK (length(resume) <= 500),
  description text NOT NULL DEFAULT '' CHECK (length(description) <= 50000),
  debut timestamptz NOT NULL,
  heure_connue boolean NOT NULL DEFAULT true,
  duree_minutes integer NOT NULL DEFAULT 60 CHECK (duree_minutes BETWEEN 5 AND 10080),
  lieu text NOT NULL DEFAULT '',
  territoire_id integer REFERENCES territoire,
  lien_direct text,
  termes integer[] NOT NULL DEFAULT '{}',
  etat text NOT NULL DEFAULT 'brouillon' CHECK (etat IN ('brouillon','annoncee','annulee','archivee')),
  motif_annulation text NOT NULL DEFAULT '',
  inscriptions_ouvertes boolean NOT NULL DEFAULT true,
  questions_ouvertes boolean NOT NULL DEFAULT true,
  a_retenir text NOT NULL DEFAULT '' CHECK (length(a_retenir) <= 20000),
  video_id bigint REFERENCES fichier,
  video_url text,
  transcription_id bigint REFERENCES fichier,
  est_proposition boolean NOT NULL DEFAULT false,
  source text NOT NULL DEFAULT '',
  cree_le timestamptz NOT NULL DEFAULT now(),
  modifie_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX seance_par_date ON seance (debut DESC, id DESC) WHERE etat IN ('annoncee','annulee');
CREATE INDEX seance_par_cycle ON seance (cycle_id, debut);
CREATE INDEX seance_termes ON seance USING gin (termes) WHERE etat IN ('annoncee','annulee');
COMMENT ON TABLE seance IS 'Une séance de webinaire, ou une rencontre annuelle.';
COMMENT ON COLUMN seance.uid IS 'UID iCalendar (RFC 5545), stable à vie.';
COMMENT ON COLUMN seance.revision IS 'SEQUENCE iCalendar : avance quand la date, la durée, le lieu ou l''annulation change.';
COMMENT ON COLUMN seance.debut IS 'L''instant du début ; dit à l''heure de Paris.';
COMMENT ON COLUMN seance.heure_connue IS 'Faux quand seule la date est connue : l''agenda porte alors la journée entière.';
COMMENT ON COLUMN seance.lien_direct IS 'Où se connecter ; montré et envoyé aux personnes inscrites seulement.';
COMMENT ON COLUMN seance.termes IS 'Thématiques, pratiques, profils : identifiants triés.';
COMMENT ON COLUMN seance.a_retenir IS 'Markdown : ce qu''il faut retenir, écrit après.';
COMMENT ON COLUMN seance.video_id IS 'La vidéo déposée ici ; sinon video_url mène là où elle est.';
COMMENT ON COLUMN seance.transcription_id IS 'Sous-titres WebVTT déposés ici.';
CREATE TRIGGER cycle_revision AFTER INSERT OR UPDATE OR DELETE ON cycle EXECUTE FUNCTION annoncer_revision();
CREATE TRIGGER seance_revision AFTER INSERT OR UPDATE OR DELETE ON seance EXECUTE FUNCTION annoncer_revision();

CREATE TABLE partie (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  seance_id bigint NOT NULL REFERENCES seance ON DELETE CASCADE,
  rang smallint NOT NULL,
  titre text NOT NULL CHECK (length(titre) BETWEEN 1 AND 300),
  resume text NOT NULL DEFAULT '',
  duree_minutes integer CHECK (duree_minutes BETWEEN 1 AND 1440),
  UNIQUE (seance_id, rang) DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE partie IS 'Une partie du programme d''une séance, dans l''ordre.';

CREATE TABLE intervention (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partie_id bigint NOT NULL REFERENCES partie ON DELETE CASCADE,
  rang smallint NOT NULL DEFAULT 0,
  nom text NOT NULL DEFAULT '',
  fonction text NOT NULL DEFAULT '',
  structure text NOT NULL DEFAULT '',
  acteur_id bigint REFERENCES acteur ON DELETE SET NULL
);
CREATE INDEX intervention_partie ON intervention (partie_id, rang);
CREATE INDEX intervention_acteur ON intervention (acteur_id);
COMMENT ON TABLE intervention IS 'Qui parle dans une partie, et pour quelle structure.';
COMMENT ON COLUMN intervention.nom IS 'Le nom de la personne, rendu public par le programme (donnée personnelle publiée).';
COMMENT ON COLUMN intervention.acteur_id IS 'La fiche de sa structure dans l''annuaire.';

CREATE TABLE seance_acteur (
  seance_id bigint NOT NULL REFERENCES seance ON DELETE CASCADE,
  acteur_id bigint NOT NULL REFERENCES acteur ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('contribution','partenaire')),
  rang smallint NOT NULL DEFAULT 0,
  PRIMARY KEY (seance_id, acteur_id, role)
);
CREATE INDEX seance_acteur_inverse ON seance_acteur (acteur_id);
COMMENT ON TABLE seance_acteur IS 'Les organisations qui contribuent à une séance ou en sont partenaires.';

CREATE TABLE seance_document (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  seance_id bigint NOT NULL REFERENCES seance ON DELETE CASCADE,
  rang smallint NOT NULL DEFAULT 0,
  titre text NOT NULL,
  fichier_id bigint REFERENCES fichier,
  url text,
  CHECK (num_nonnulls(fichier_id, url) = 1)
);
CREATE INDEX seance_document_seance ON seance_document (seance_id, rang);
COMMENT ON TABLE seance_document IS 'Un document montré en séance : un fichier déposé ou une adresse.';

CREATE TABLE seance_ressource (
  seance_id bigint NOT NULL REFERENCES seance ON DELETE CASCADE,
  ressource_id bigint NOT NULL REFERENCES ressource ON DELETE CASCADE,
  rang smallint NOT NULL DEFAULT 0,
  PRIMARY KEY (seance_id, ressource_id)
);
CREATE INDEX seance_ressource_inverse ON seance_ressource (ressource_id);
COMMENT ON TABLE seance_ressource IS 'Les ressources tirées d''une séance.';

CREATE TABLE chapitre (
  seance_id bigint NOT NULL REFERENCES seance ON DELETE CASCADE,
  debut_secondes integer NOT NULL CHECK (debut_secondes >= 0),
  titre text NOT NULL,
  PRIMARY KEY (seance_id, debut_secondes)
);
COMMENT ON TABLE chapitre IS 'Un chapitre de l''enregistrement.';
COMMENT ON COLUMN chapitre.debut_secondes IS 'Secondes depuis le début de la vidéo.';

CREATE TABLE inscription (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  seance_id bigint NOT NULL REFERENCES seance ON DELETE CASCADE,
  courriel text NOT NULL,
  nom text NOT NULL DEFAULT '',
  structure text NOT NULL DEFAULT '',
  membre_id text REFERENCES membre ON DELETE CASCADE,
  etat text NOT NULL DEFAULT 'a-confirmer' CHECK (etat IN ('a-confirmer','confirmee','desinscrite')),
  demandee_le timestamptz NOT NULL DEFAULT now(),
  confirmee_le timestamptz,
  veille_le timestamptz,
  heure_le timestamptz,
  merci_le timestamptz,
  UNIQUE (seance_id, courriel)
);
CREATE INDEX inscription_membre ON inscription (membre_id);
CREATE INDEX inscription_courriel ON inscription (courriel);
COMMENT ON TABLE inscription IS 'Une personne inscrite à une séance, avec ou sans compte ; effacée 30 jours après la séance (a-confirmer : 7 jours après la demande).';
COMMENT ON COLUMN inscription.courriel IS 'Son adresse, jamais montrée (donnée personnelle).';
COMMENT ON COLUMN inscription.nom IS 'Le nom qu''elle a donné, facultatif (donnée personnelle).';
COMMENT ON COLUMN inscription.structure IS 'Sa structure, facultative (donnée personnelle possible).';
COMMENT ON COLUMN inscription.veille_le IS 'Quand le rappel de la veille est parti ; heure_le : celui de l''heure d''avant ; merci_le : le message d''après.';

CREATE TABLE question (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  seance_id bigint NOT NULL REFERENCES seance ON DELETE CASCADE,
  texte text NOT NULL CHECK (length(texte) BETWEEN 3 AND 500),
  auteur text NOT NULL DEFAULT '' CHECK (length(auteur) <= 80),
  cle_auteur text NOT NULL DEFAULT '',
  etat text NOT NULL DEFAULT 'a-moderer' CHECK (etat IN ('a-moderer','visible','en-cours','repondue','plus-tard','ecartee')),
  soutiens integer NOT NULL DEFAULT 0,
  reponse text NOT NULL DEFAULT '' CHECK (length(reponse) <= 5000),
  cree_le timestamptz NOT NULL DEFAULT now(),
  modifie_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX question_seance ON question (seance_id, etat, soutiens DESC, id);
COMMENT ON TABLE question IS 'Une question posée avant ou pendant une séance.';
COMMENT ON COLUMN question.auteur IS 'Le prénom ou la structure que la personne a voulu montrer (donnée personnelle possible) ; vide : anonyme.';
COMMENT ON COLUMN question.cle_auteur IS 'Empreinte du jeton de son navigateur : elle peut retirer sa question.';
COMMENT ON COLUMN question.etat IS 'a-moderer, visible, en-cours (on y répond), repondue, plus-tard (laissée pour après, avec réponse écrite si besoin), ecartee.';
COMMENT ON COLUMN question.soutiens IS 'Le nombre de personnes qui la posent aussi.';

CREATE TABLE question_soutien (
  question_id bigint NOT NULL REFERENCES question ON DELETE CASCADE,
  cle text NOT NULL,
  PRIMARY KEY (question_id, cle)
);
COMMENT ON TABLE question_soutien IS 'Un soutien par navigateur : l''empreinte d''un jeton tiré au sort, jamais une adresse.';

-- Un canal à part : une question en direct ne périme pas toutes les pages publiques.
CREATE FUNCTION annoncer_question() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('questions', coalesce(NEW.seance_id, OLD.seance_id)::text || ':' || coalesce(NEW.id, OLD.id)::text);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION annoncer_question IS 'Prévient chaque processus qu''une question d''une séance a changé : « seance:question ».';
CREATE TRIGGER question_en_direct AFTER INSERT OR UPDATE OR DELETE ON question FOR EACH ROW EXECUTE FUNCTION annoncer_question();
