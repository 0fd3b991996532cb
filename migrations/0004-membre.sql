-- Les membres et leurs sessions (tables de better-auth, renommées), leurs périmètres d'animation, la file de modération.
CREATE TABLE membre (
  id text PRIMARY KEY,
  nom text NOT NULL DEFAULT '',
  courriel text NOT NULL UNIQUE,
  courriel_verifie boolean NOT NULL DEFAULT false,
  image text,
  role text NOT NULL DEFAULT 'membre' CHECK (role IN ('membre','animateur','administrateur')),
  cree_le timestamptz NOT NULL DEFAULT now(),
  modifie_le timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE membre IS 'Une personne qui a un compte.';
COMMENT ON COLUMN membre.nom IS 'Le nom sous lequel la personne signe (donnée personnelle).';
COMMENT ON COLUMN membre.courriel IS 'Son adresse, jamais montrée (donnée personnelle).';
COMMENT ON COLUMN membre.image IS 'Attendue par better-auth ; inutilisée.';

CREATE TABLE membre_session (
  id text PRIMARY KEY,
  membre_id text NOT NULL REFERENCES membre ON DELETE CASCADE,
  jeton text NOT NULL UNIQUE,
  expire_le timestamptz NOT NULL,
  adresse_ip text,
  navigateur text,
  cree_le timestamptz NOT NULL DEFAULT now(),
  modifie_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX membre_session_par_membre ON membre_session (membre_id);
COMMENT ON TABLE membre_session IS 'Les sessions ouvertes, une par navigateur.';
COMMENT ON COLUMN membre_session.adresse_ip IS 'Laissée vide : la plateforme ne garde pas les adresses.';
COMMENT ON COLUMN membre_session.navigateur IS 'Laissée vide.';

CREATE TABLE membre_compte (
  id text PRIMARY KEY,
  membre_id text NOT NULL REFERENCES membre ON DELETE CASCADE,
  compte_id text NOT NULL,
  fournisseur text NOT NULL,
  jeton_acces text, jeton_rafraichissement text, jeton_identite text,
  acces_expire_le timestamptz, rafraichissement_expire_le timestamptz,
  portee text, mot_de_passe text,
  cree_le timestamptz NOT NULL DEFAULT now(),
  modifie_le timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE membre_compte IS 'Attendue par better-auth pour des fournisseurs d''identité ; vide : on entre par un lien reçu par courriel.';

CREATE TABLE membre_verification (
  id text PRIMARY KEY,
  identifiant text NOT NULL,
  valeur text NOT NULL,
  expire_le timestamptz NOT NULL,
  cree_le timestamptz NOT NULL DEFAULT now(),
  modifie_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX membre_verification_identifiant ON membre_verification (identifiant);
COMMENT ON TABLE membre_verification IS 'Les liens de connexion en attente, empreinte du jeton seulement.';

CREATE TABLE perimetre (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  membre_id text NOT NULL REFERENCES membre ON DELETE CASCADE,
  territoire_id integer REFERENCES territoire,
  thematique_id integer REFERENCES terme,
  CHECK (num_nonnulls(territoire_id, thematique_id) = 1),
  UNIQUE NULLS NOT DISTINCT (membre_id, territoire_id, thematique_id)
);
COMMENT ON TABLE perimetre IS 'Ce qu''un animateur modère : un territoire (et tout ce qu''il contient) ou une thématique. Sans périmètre, un animateur modère tout.';

CREATE TABLE demande (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  salle text NOT NULL,
  genre text NOT NULL,
  objet_id bigint NOT NULL,
  titre text NOT NULL,
  resume text NOT NULL DEFAULT '',
  auteur_id text REFERENCES membre ON DELETE SET NULL,
  auteur_courriel text,
  auteur_nom text,
  territoire_id integer REFERENCES territoire,
  thematiques integer[] NOT NULL DEFAULT '{}',
  etat text NOT NULL DEFAULT 'en-attente' CHECK (etat IN ('en-attente','question','acceptee','refusee')),
  message text,
  decidee_par text REFERENCES membre ON DELETE SET NULL,
  deposee_le timestamptz NOT NULL DEFAULT now(),
  decidee_le timestamptz
);
CREATE INDEX demande_file ON demande (deposee_le, id) WHERE etat IN ('en-attente','question');
CREATE INDEX demande_objet ON demande (salle, objet_id);
CREATE INDEX demande_auteur ON demande (auteur_id);
COMMENT ON TABLE demande IS 'La file de modération, une pour toutes les salles : ce qui attend une décision, et la décision prise.';
COMMENT ON COLUMN demande.salle IS 'La salle qui exécute la décision : acteur…';
COMMENT ON COLUMN demande.genre IS 'Ce qui est demandé dans cette salle : publier, revendiquer…';
COMMENT ON COLUMN demande.resume IS 'Ce que le modérateur a besoin de lire pour décider.';
COMMENT ON COLUMN demande.auteur_courriel IS 'Pour répondre à qui n''a pas de compte (donnée personnelle ; effacée 30 jours après la décision).';
COMMENT ON COLUMN demande.auteur_nom IS 'Le nom que la personne a donné (donnée personnelle).';
COMMENT ON COLUMN demande.message IS 'La phrase du modérateur : motif du refus ou question posée.';
