-- Les besoins des territoires : ce qui manque, dit par qui le vit ; ce que d'autres y ajoutent ; ce que le réseau en fait.
CREATE TABLE besoin (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  titre text NOT NULL CHECK (length(titre) BETWEEN 8 AND 160),
  pour_qui text NOT NULL DEFAULT '' CHECK (length(pour_qui) <= 200),
  recit text NOT NULL DEFAULT '' CHECK (length(recit) <= 4000),
  deja_tente text NOT NULL DEFAULT '' CHECK (length(deja_tente) <= 2000),
  territoire_id integer REFERENCES territoire,
  departement_id integer REFERENCES territoire,
  longitude double precision,
  latitude double precision,
  point point GENERATED ALWAYS AS (point(longitude, latitude)) STORED,
  etat text NOT NULL DEFAULT 'attente' CHECK (etat IN ('attente','exprime','qualifie','en-reponse','repondu','laisse','retire')),
  avancement smallint GENERATED ALWAYS AS (CASE etat
    WHEN 'exprime' THEN 1 WHEN 'qualifie' THEN 2 WHEN 'en-reponse' THEN 3 WHEN 'repondu' THEN 4 WHEN 'laisse' THEN 5 END) STORED,
  pourquoi text NOT NULL DEFAULT '' CHECK (length(pourquoi) <= 500),
  fusionne_dans_id bigint REFERENCES besoin ON DELETE SET NULL,
  cle_externe text UNIQUE,
  proprietaire_id text REFERENCES membre ON DELETE SET NULL,
  verifiee_le date,
  exprime_le timestamptz,
  premiere_reponse_le timestamptz,
  ferme_le timestamptz,
  termes integer[] NOT NULL DEFAULT '{}',
  zones integer[] NOT NULL DEFAULT '{}',
  cree_le timestamptz NOT NULL DEFAULT now(),
  modifie_le timestamptz NOT NULL DEFAULT now(),
  tri text GENERATED ALWAYS AS (sans_accent(titre)) STORED
);
CREATE INDEX besoin_recents ON besoin (exprime_le DESC, id DESC) INCLUDE (termes) WHERE etat IN ('exprime','qualifie','en-reponse','repondu','laisse');
CREATE INDEX besoin_alphabet ON besoin (tri, id) WHERE etat IN ('exprime','qualifie','en-reponse','repondu','laisse');
CREATE INDEX besoin_termes ON besoin USING gin (termes) WHERE etat IN ('exprime','qualifie','en-reponse','repondu','laisse');
CREATE INDEX besoin_zones ON besoin USING gin (zones) WHERE etat IN ('exprime','qualifie','en-reponse','repondu','laisse');
CREATE INDEX besoin_point ON besoin USING gist (point) WHERE etat IN ('exprime','qualifie','en-reponse','repondu','laisse');
CREATE INDEX besoin_sans_reponse ON besoin (exprime_le) WHERE etat IN ('exprime','qualifie') AND premiere_reponse_le IS NULL;
CREATE INDEX besoin_proprietaire ON besoin (proprietaire_id);
CREATE INDEX besoin_fusionnes ON besoin (fusionne_dans_id) WHERE fusionne_dans_id IS NOT NULL;
CREATE INDEX besoin_territoire ON besoin (territoire_id);
COMMENT ON TABLE besoin IS 'Un besoin d''un territoire, dans les mots de qui le dit.';
COMMENT ON COLUMN besoin.pour_qui IS 'Qui le vit : « les familles du bourg ».';
COMMENT ON COLUMN besoin.deja_tente IS 'Ce qui a déjà été essayé, et ce que cela a donné.';
COMMENT ON COLUMN besoin.etat IS 'attente : l''adresse de qui le dit n''est pas encore prouvée ; exprime ; qualifie : l''animation l''a compris et situé ; en-reponse : quelqu''un y travaille ; repondu ; laisse : sans suite, avec pourquoi ; retire : hors du site, gardé.';
COMMENT ON COLUMN besoin.avancement IS 'L''état public, en rang : 1 exprimé, 2 qualifié, 3 en réponse, 4 répondu, 5 laissé. Les filtres le comptent.';
COMMENT ON COLUMN besoin.pourquoi IS 'Pourquoi il a été laissé, ou retiré.';
COMMENT ON COLUMN besoin.fusionne_dans_id IS 'Le besoin qui porte désormais celui-ci ; son adresse y mène.';
COMMENT ON COLUMN besoin.cle_externe IS 'Identifiant dans la source d''un import.';
COMMENT ON COLUMN besoin.exprime_le IS 'Quand tout le monde a pu le lire : l''horloge part de là.';
COMMENT ON COLUMN besoin.premiere_reponse_le IS 'La première réponse d''une personne qui n''est pas celle qui le dit : un message, un nom qui peut aider, un passage en réponse.';
COMMENT ON COLUMN besoin.ferme_le IS 'Quand il a été répondu ou laissé.';
COMMENT ON COLUMN besoin.zones IS 'Le territoire et ceux qui le contiennent (zones_de).';

CREATE FUNCTION tranche_de_etat(avancement smallint) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN avancement::integer;
COMMENT ON FUNCTION tranche_de_etat IS 'L''avancement d''un besoin, tel que le filtre « etat » le range.';

CREATE FUNCTION besoin_valeurs(b besoin) RETURNS TABLE (dimension text, valeur integer) LANGUAGE sql STABLE AS $$
  SELECT d, v FROM (
    SELECT 'tous', 0
    UNION ALL SELECT 'terme', t FROM unnest(b.termes) AS t
    UNION ALL SELECT 'etat', b.avancement::integer
    UNION ALL SELECT 'departement', b.departement_id WHERE b.departement_id IS NOT NULL
    UNION ALL SELECT 'zone', z FROM unnest(b.zones) AS z WHERE EXISTS (SELECT 1 FROM territoire WHERE id = z AND niveau <> 'commune')
  ) AS valeurs(d, v) WHERE b.avancement IS NOT NULL
$$;
COMMENT ON FUNCTION besoin_valeurs IS 'Les facettes sous lesquelles un besoin compte ; aucune tant que tous ne peuvent le lire.';
CREATE TRIGGER besoin_facettes_insert AFTER INSERT ON besoin REFERENCING NEW TABLE AS nouveaux
  FOR EACH STATEMENT EXECUTE FUNCTION facettes_apres_insert('besoin');
CREATE TRIGGER besoin_facettes_update AFTER UPDATE ON besoin REFERENCING OLD TABLE AS anciens NEW TABLE AS nouveaux
  FOR EACH STATEMENT EXECUTE FUNCTION facettes_apres_update('besoin');
CREATE TRIGGER besoin_facettes_delete AFTER DELETE ON besoin REFERENCING OLD TABLE AS anciens
  FOR EACH STATEMENT EXECUTE FUNCTION facettes_apres_delete('besoin');
CREATE TRIGGER besoin_revision AFTER INSERT OR UPDATE OR DELETE ON besoin EXECUTE FUNCTION annoncer_revision();

CREATE TABLE besoin_voix (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fiche_id bigint NOT NULL REFERENCES besoin ON DELETE CASCADE,
  dite_dans_id bigint NOT NULL REFERENCES besoin ON DELETE CASCADE,
  genre text NOT NULL CHECK (genre IN ('auteur','aussi','ajout','aide','reponse')),
  membre_id text REFERENCES membre ON DELETE SET NULL,
  nom text NOT NULL DEFAULT '' CHECK (length(nom) <= 120),
  courriel text,
  qui text NOT NULL DEFAULT '' CHECK (length(qui) <= 80),
  territoire_id integer REFERENCES territoire,
  acteur_id bigint REFERENCES acteur ON DELETE SET NULL,
  texte text NOT NULL DEFAULT '' CHECK (length(texte) <= 2000),
  cree_le timestamptz NOT NULL DEFAULT now(),
  confirmee_le timestamptz
);
CREATE INDEX besoin_voix_besoin ON besoin_voix (fiche_id, cree_le) WHERE confirmee_le IS NOT NULL;
CREATE INDEX besoin_voix_a_confirmer ON besoin_voix (cree_le) WHERE confirmee_le IS NULL;
CREATE INDEX besoin_voix_dite_dans ON besoin_voix (dite_dans_id);
CREATE INDEX besoin_voix_membre ON besoin_voix (membre_id);
CREATE INDEX besoin_voix_acteur ON besoin_voix (acteur_id) WHERE confirmee_le IS NOT NULL;
CREATE INDEX besoin_voix_adresses ON besoin_voix (fiche_id) WHERE courriel IS NOT NULL;
COMMENT ON TABLE besoin_voix IS 'Ce que chacun dit d''un besoin : qui l''a dit, « nous aussi », un ajout, qui peut aider, une réponse.';
COMMENT ON COLUMN besoin_voix.dite_dans_id IS 'Le besoin où elle a été dite : une fusion la déplace, une séparation la rend.';
COMMENT ON COLUMN besoin_voix.nom IS 'Le nom d''une personne sans compte ; jamais montré, effacé avec son adresse.';
COMMENT ON COLUMN besoin_voix.courriel IS 'L''adresse d''une personne sans compte ; jamais montrée, effacée trente jours après la fin du besoin.';
COMMENT ON COLUMN besoin_voix.qui IS 'Comment elle se présente à tous : « une habitante », « la mairie ». Facultatif.';
COMMENT ON COLUMN besoin_voix.confirmee_le IS 'Quand l''adresse a été prouvée ; vide : la voix ne se montre pas.';
CREATE TRIGGER besoin_voix_revision AFTER INSERT OR UPDATE OR DELETE ON besoin_voix EXECUTE FUNCTION annoncer_revision();

CREATE TABLE besoin_ecarte (
  besoin_id bigint NOT NULL REFERENCES besoin ON DELETE CASCADE,
  acteur_id bigint NOT NULL REFERENCES acteur ON DELETE CASCADE,
  ecarte_le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (besoin_id, acteur_id)
);
CREATE INDEX besoin_ecarte_acteur ON besoin_ecarte (acteur_id);
COMMENT ON TABLE besoin_ecarte IS '« Pas celui-ci » : les acteurs que le site ne propose plus pour ce besoin.';
CREATE TRIGGER besoin_ecarte_revision AFTER INSERT OR UPDATE OR DELETE ON besoin_ecarte EXECUTE FUNCTION annoncer_revision();

CREATE TABLE besoin_relance (
  besoin_id bigint NOT NULL REFERENCES besoin ON DELETE CASCADE,
  etape text NOT NULL CHECK (etape IN ('trois-jours','dix-jours','trente-jours','voix')),
  relance_le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (besoin_id, etape)
);
COMMENT ON TABLE besoin_relance IS 'Les rappels déjà faits à l''animation sur un besoin : un par étape, jamais deux.';
