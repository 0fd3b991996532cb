-- La capitalisation partagée : méthodes, exemples, données, outils, compétences (M.E.D.O.C.), études et kits.
CREATE TABLE ressource (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  titre text NOT NULL CHECK (length(titre) BETWEEN 3 AND 200),
  resume text NOT NULL DEFAULT '' CHECK (length(resume) <= 500),
  corps text NOT NULL DEFAULT '' CHECK (length(corps) <= 200000),
  type_id integer NOT NULL REFERENCES terme,
  maturite_id integer REFERENCES terme,
  duree_minutes integer CHECK (duree_minutes BETWEEN 1 AND 10080),
  cadre jsonb,
  territoire_id integer REFERENCES territoire,
  auteurs text NOT NULL DEFAULT '' CHECK (length(auteurs) <= 500),
  annee smallint CHECK (annee BETWEEN 1900 AND 2200),
  licence text NOT NULL DEFAULT 'CC-BY-4.0',
  langue text NOT NULL DEFAULT 'fr' CHECK (langue ~ '^[a-z]{2}$'),
  source text NOT NULL DEFAULT '',
  source_url text,
  cle_externe text UNIQUE,
  adaptee_de_id bigint REFERENCES ressource,
  adaptation text NOT NULL DEFAULT '',
  est_proposition boolean NOT NULL DEFAULT false,
  etat text NOT NULL DEFAULT 'brouillon' CHECK (etat IN ('brouillon','proposee','publiee','archivee')),
  proprietaire_id text REFERENCES membre ON DELETE SET NULL,
  verifiee_le date,
  publiee_le timestamptz,
  moissonnable_le timestamptz,
  termes integer[] NOT NULL DEFAULT '{}',
  zones integer[] NOT NULL DEFAULT '{}',
  cree_le timestamptz NOT NULL DEFAULT now(),
  modifie_le timestamptz NOT NULL DEFAULT now(),
  tri text GENERATED ALWAYS AS (sans_accent(titre)) STORED
);
CREATE INDEX ressource_recentes ON ressource (publiee_le DESC, id DESC) INCLUDE (termes) WHERE etat = 'publiee';
CREATE INDEX ressource_alphabet ON ressource (tri, id) INCLUDE (termes) WHERE etat = 'publiee';
CREATE INDEX ressource_termes ON ressource USING gin (termes) WHERE etat = 'publiee';
CREATE INDEX ressource_zones ON ressource USING gin (zones) WHERE etat = 'publiee';
-- Les termes avec la date : un lot d'une catégorie se moissonne sans ouvrir les ressources des autres.
CREATE INDEX ressource_moisson ON ressource (moissonnable_le, id) INCLUDE (termes) WHERE moissonnable_le IS NOT NULL;
CREATE INDEX ressource_proprietaire ON ressource (proprietaire_id);
CREATE INDEX ressource_adaptations ON ressource (adaptee_de_id);
CREATE INDEX ressource_territoire ON ressource (territoire_id);
COMMENT ON TABLE ressource IS 'Une ressource de la capitalisation partagée, et sa fiche.';
COMMENT ON COLUMN ressource.resume IS 'Deux phrases au plus, pour les listes.';
COMMENT ON COLUMN ressource.corps IS 'Markdown : titres, listes, tableaux, images déposées ici, notes de bas de page ; nettoyé à l''affichage.';
COMMENT ON COLUMN ressource.type_id IS 'Terme de la liste « medoc ».';
COMMENT ON COLUMN ressource.maturite_id IS 'Terme de la liste « maturite » : pour qui découvre, démarre, approfondit ou transmet.';
COMMENT ON COLUMN ressource.duree_minutes IS 'Le temps qu''elle demande à qui s''en sert, en minutes.';
COMMENT ON COLUMN ressource.cadre IS 'Pour un exemple : {"besoin","spheres","fait","cout","duree","effets","reprendre","limites"}, du Markdown dans chacun.';
COMMENT ON COLUMN ressource.territoire_id IS 'Le territoire d''où elle vient.';
COMMENT ON COLUMN ressource.auteurs IS 'Qui la signe, tel qu''il faut le citer, séparés par des points-virgules (personnes ou organisations).';
COMMENT ON COLUMN ressource.licence IS 'Identifiant SPDX (CC-BY-4.0, etalab-2.0…), ou « droits-reserves ».';
COMMENT ON COLUMN ressource.cle_externe IS 'Identifiant dans la source d''un import, préfixé par elle.';
COMMENT ON COLUMN ressource.adaptee_de_id IS 'La ressource dont celle-ci est l''adaptation à un autre territoire.';
COMMENT ON COLUMN ressource.adaptation IS 'Ce que l''adaptation change, en une phrase.';
COMMENT ON COLUMN ressource.est_proposition IS 'Vrai pour un contenu écrit au départ, que le réseau n''a pas validé : dit partout où il paraît.';
COMMENT ON COLUMN ressource.etat IS 'brouillon : à qui l''écrit ; proposee : attend l''animation ; publiee ; archivee : retirée, gardée.';
COMMENT ON COLUMN ressource.moissonnable_le IS 'Dernier changement de ce que voit un moissonneur (OAI-PMH) ; vide tant qu''elle n''a jamais été publiée. Archivée, elle y est dite effacée.';
COMMENT ON COLUMN ressource.termes IS 'Type, maturité, thématiques, ODD, cibles, pratiques, profils : identifiants sans doublon, triés.';
COMMENT ON COLUMN ressource.zones IS 'Le territoire d''où elle vient et ceux qui le contiennent (zones_de).';

CREATE FUNCTION tranche_de_duree(minutes integer) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN minutes IS NULL THEN NULL WHEN minutes <= 15 THEN 1 WHEN minutes <= 60 THEN 2 WHEN minutes <= 240 THEN 3 ELSE 4 END;
COMMENT ON FUNCTION tranche_de_duree IS '1 : un quart d''heure au plus ; 2 : une heure ; 3 : une demi-journée (4 h) ; 4 : davantage.';

CREATE FUNCTION ressource_valeurs(r ressource) RETURNS TABLE (dimension text, valeur integer) LANGUAGE sql STABLE AS $$
  SELECT d, v FROM (
    SELECT 'tous', 0
    UNION ALL SELECT 'terme', t FROM unnest(r.termes) AS t
    UNION ALL SELECT 'duree', tranche_de_duree(r.duree_minutes) WHERE r.duree_minutes IS NOT NULL
    UNION ALL SELECT 'zone', z FROM unnest(r.zones) AS z WHERE EXISTS (SELECT 1 FROM territoire WHERE id = z AND niveau <> 'commune')
  ) AS valeurs(d, v) WHERE r.etat = 'publiee'
$$;
COMMENT ON FUNCTION ressource_valeurs IS 'Les facettes sous lesquelles une ressource compte ; aucune tant qu''elle n''est pas publiée.';
CREATE TRIGGER ressource_facettes_insert AFTER INSERT ON ressource REFERENCING NEW TABLE AS nouveaux
  FOR EACH STATEMENT EXECUTE FUNCTION facettes_apres_insert('ressource');
CREATE TRIGGER ressource_facettes_update AFTER UPDATE ON ressource REFERENCING OLD TABLE AS anciens NEW TABLE AS nouveaux
  FOR EACH STATEMENT EXECUTE FUNCTION facettes_apres_update('ressource');
CREATE TRIGGER ressource_facettes_delete AFTER DELETE ON ressource REFERENCING OLD TABLE AS anciens
  FOR EACH STATEMENT EXECUTE FUNCTION facettes_apres_delete('ressource');
CREATE TRIGGER ressource_revision AFTER INSERT OR UPDATE OR DELETE ON ressource EXECUTE FUNCTION annoncer_revision();

CREATE TABLE ressource_acteur (
  ressource_id bigint NOT NULL REFERENCES ressource ON DELETE CASCADE,
  acteur_id bigint NOT NULL REFERENCES acteur ON DELETE CASCADE,
  rang smallint NOT NULL DEFAULT 0,
  PRIMARY KEY (ressource_id, acteur_id)
);
CREATE INDEX ressource_acteur_inverse ON ressource_acteur (acteur_id);
COMMENT ON TABLE ressource_acteur IS 'Les organisations de l''annuaire qui ont fait la ressource.';

CREATE TABLE ressource_fichier (
  ressource_id bigint NOT NULL REFERENCES ressource ON DELETE CASCADE,
  fichier_id bigint NOT NULL REFERENCES fichier,
  rang smallint NOT NULL DEFAULT 0,
  titre text NOT NULL DEFAULT '',
  PRIMARY KEY (ressource_id, fichier_id)
);
CREATE INDEX ressource_fichier_inverse ON ressource_fichier (fichier_id);
COMMENT ON TABLE ressource_fichier IS 'Les fichiers à télécharger avec la ressource (les images du texte n''y sont pas).';

CREATE TABLE ressource_liee (
  ressource_id bigint NOT NULL REFERENCES ressource ON DELETE CASCADE,
  autre_id bigint NOT NULL REFERENCES ressource ON DELETE CASCADE,
  rang smallint NOT NULL DEFAULT 0,
  PRIMARY KEY (ressource_id, autre_id),
  CHECK (ressource_id <> autre_id)
);
CREATE INDEX ressource_liee_inverse ON ressource_liee (autre_id);
COMMENT ON TABLE ressource_liee IS 'Les ressources à lire ensuite, choisies par qui tient la fiche. Un lien se lit dans les deux sens.';

CREATE TABLE ressource_usage (
  ressource_id bigint NOT NULL REFERENCES ressource ON DELETE CASCADE,
  salle text NOT NULL,
  objet_id bigint NOT NULL,
  titre text NOT NULL,
  chemin text NOT NULL,
  PRIMARY KEY (ressource_id, salle, objet_id)
);
CREATE INDEX ressource_usage_objet ON ressource_usage (salle, objet_id);
COMMENT ON TABLE ressource_usage IS 'Où la ressource sert : parcours, webinaire, vitrine. Écrite par ces salles, dans leur transaction.';
COMMENT ON COLUMN ressource_usage.chemin IS 'L''adresse de la page qui s''en sert.';
CREATE TRIGGER ressource_usage_revision AFTER INSERT OR UPDATE OR DELETE ON ressource_usage EXECUTE FUNCTION annoncer_revision();

CREATE TABLE ressource_brouillon (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  membre_id text NOT NULL REFERENCES membre ON DELETE CASCADE,
  ressource_id bigint REFERENCES ressource ON DELETE CASCADE,
  saisie jsonb NOT NULL,
  modifie_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ressource_brouillon_membre ON ressource_brouillon (membre_id, modifie_le DESC);
CREATE INDEX ressource_brouillon_ressource ON ressource_brouillon (ressource_id);
COMMENT ON TABLE ressource_brouillon IS 'Ce qu''un membre est en train d''écrire, enregistré au fil de la frappe : une ressource nouvelle, ou la modification d''une autre.';
COMMENT ON COLUMN ressource_brouillon.ressource_id IS 'La ressource en cours de modification ; vide pour une nouvelle.';
COMMENT ON COLUMN ressource_brouillon.saisie IS 'Les champs du formulaire tels que saisis, valides ou non.';

CREATE TABLE ressource_suggestion (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ressource_id bigint NOT NULL REFERENCES ressource ON DELETE CASCADE,
  auteur_id text REFERENCES membre ON DELETE SET NULL,
  contenu jsonb NOT NULL,
  message text NOT NULL CHECK (length(message) BETWEEN 1 AND 5000),
  etat text NOT NULL DEFAULT 'ouverte' CHECK (etat IN ('ouverte','reprise','ecartee')),
  reponse text NOT NULL DEFAULT '',
  cree_le timestamptz NOT NULL DEFAULT now(),
  decidee_le timestamptz
);
CREATE INDEX ressource_suggestion_ressource ON ressource_suggestion (ressource_id, id DESC);
CREATE INDEX ressource_suggestion_auteur ON ressource_suggestion (auteur_id);
COMMENT ON TABLE ressource_suggestion IS 'Une relecture : la ressource telle que la relectrice la propose, avec un mot. Qui tient la ressource la reprend ou l''écarte.';
COMMENT ON COLUMN ressource_suggestion.contenu IS 'La saisie entière proposée, comparée à la ressource pour montrer ce qui change.';

-- Les imports servent aussi aux ressources (tableur, export WordPress).
ALTER TABLE import ADD COLUMN salle text NOT NULL DEFAULT 'acteur' CHECK (salle IN ('acteur','ressource'));
ALTER TABLE import ADD COLUMN format text NOT NULL DEFAULT 'csv' CHECK (format IN ('csv','json','wxr'));
ALTER TABLE import ADD COLUMN correspondances jsonb NOT NULL DEFAULT '{}';
ALTER TABLE import_ligne ADD COLUMN objet_id bigint;
COMMENT ON TABLE import IS 'Un fichier envoyé par l''animation (acteurs ou ressources) : essayé à blanc ou importé, par lots, par un travail de fond qui reprend où il en était.';
COMMENT ON COLUMN import.salle IS 'acteur ou ressource : ce que le fichier contient.';
COMMENT ON COLUMN import.correspondances IS 'Pour un export WordPress : ce que devient chaque catégorie et étiquette, choisi à l''écran.';
COMMENT ON COLUMN import_ligne.objet_id IS 'L''objet créé, modifié ou retrouvé ; vide si la ligne est refusée ou si c''était un essai.';
