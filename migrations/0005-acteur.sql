-- Les acteurs : catalyseurs d'abord, puis toute organisation qui agit.
CREATE TABLE acteur (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  nom text NOT NULL CHECK (length(nom) BETWEEN 2 AND 200),
  est_catalyseur boolean NOT NULL DEFAULT false,
  profil_id integer NOT NULL REFERENCES terme,
  sphere_id integer REFERENCES terme,
  resume text NOT NULL DEFAULT '' CHECK (length(resume) <= 300),
  description text NOT NULL DEFAULT '' CHECK (length(description) <= 20000),
  commune_id integer REFERENCES territoire,
  departement_id integer REFERENCES territoire,
  region_id integer REFERENCES territoire,
  adresse text NOT NULL DEFAULT '',
  longitude double precision CHECK (longitude BETWEEN -180 AND 180),
  latitude double precision CHECK (latitude BETWEEN -90 AND 90),
  point point GENERATED ALWAYS AS (point(longitude, latitude)) STORED,
  liens text[] NOT NULL DEFAULT '{}',
  siret text UNIQUE CHECK (siret ~ '^[0-9]{14}$'),
  rna text UNIQUE CHECK (rna ~ '^W[0-9A-Z]{9}$'),
  cle_externe text UNIQUE,
  courriel_contact text,
  source text NOT NULL DEFAULT '',
  etat text NOT NULL DEFAULT 'proposee' CHECK (etat IN ('proposee','publiee','archivee')),
  proprietaire_id text REFERENCES membre ON DELETE SET NULL,
  verifiee_le date,
  termes integer[] NOT NULL DEFAULT '{}',
  territoires integer[] NOT NULL DEFAULT '{}',
  zones integer[] NOT NULL DEFAULT '{}',
  cree_le timestamptz NOT NULL DEFAULT now(),
  modifie_le timestamptz NOT NULL DEFAULT now(),
  tri text GENERATED ALWAYS AS (sans_accent(nom)) STORED
);
-- Les termes avec le nom : l'annuaire filtré se parcourt dans l'ordre sans ouvrir chaque fiche écartée.
CREATE INDEX acteur_alphabet ON acteur (tri, id) INCLUDE (termes) WHERE etat = 'publiee';
CREATE INDEX acteur_alphabet_catalyseurs ON acteur (tri, id) INCLUDE (termes) WHERE etat = 'publiee' AND est_catalyseur;
CREATE INDEX acteur_recents ON acteur (modifie_le DESC, id) WHERE etat = 'publiee';
CREATE INDEX acteur_termes ON acteur USING gin (termes) WHERE etat = 'publiee';
CREATE INDEX acteur_territoires ON acteur USING gin (territoires) WHERE etat = 'publiee';
CREATE INDEX acteur_zones ON acteur USING gin (zones) WHERE etat = 'publiee';
CREATE INDEX acteur_point ON acteur USING gist (point) WHERE etat = 'publiee';
CREATE INDEX acteur_point_catalyseurs ON acteur USING gist (point) WHERE etat = 'publiee' AND est_catalyseur;
CREATE INDEX acteur_commune ON acteur (commune_id);
CREATE INDEX acteur_departement ON acteur (departement_id, tri, id) WHERE etat = 'publiee';
CREATE INDEX acteur_proprietaire ON acteur (proprietaire_id);
CREATE INDEX acteur_nom_commune ON acteur (tri, commune_id);
COMMENT ON TABLE acteur IS 'Une organisation qui agit : sa fiche dans l''annuaire.';
COMMENT ON COLUMN acteur.est_catalyseur IS 'Vrai pour les catalyseurs territoriaux : la fiche vit alors sous /catalyseurs.';
COMMENT ON COLUMN acteur.profil_id IS 'Terme de la liste « profil ».';
COMMENT ON COLUMN acteur.sphere_id IS 'Terme de la liste « sphere ».';
COMMENT ON COLUMN acteur.resume IS 'Une phrase, pour les listes.';
COMMENT ON COLUMN acteur.description IS 'Markdown ; nettoyé à l''affichage.';
COMMENT ON COLUMN acteur.commune_id IS 'Le siège. Vide quand la source ne donne que le département.';
COMMENT ON COLUMN acteur.departement_id IS 'Département du siège (déduit de la commune, ou seul connu).';
COMMENT ON COLUMN acteur.longitude IS 'Degrés WGS 84 ; celle de la commune quand l''adresse n''est pas située.';
COMMENT ON COLUMN acteur.liens IS 'Adresses https, une par ligne.';
COMMENT ON COLUMN acteur.siret IS '14 chiffres, clé de Luhn vérifiée (règle particulière de La Poste comprise).';
COMMENT ON COLUMN acteur.rna IS 'Répertoire national des associations : W suivi de 9 caractères.';
COMMENT ON COLUMN acteur.cle_externe IS 'Identifiant dans la source d''un import, préfixé par elle.';
COMMENT ON COLUMN acteur.courriel_contact IS 'Où le relais envoie les messages ; jamais montrée, jamais exportée (donnée personnelle possible).';
COMMENT ON COLUMN acteur.source IS 'D''où vient la fiche.';
COMMENT ON COLUMN acteur.verifiee_le IS 'Dernier jour où quelqu''un a confirmé que la fiche est à jour.';
COMMENT ON COLUMN acteur.termes IS 'Identifiants des termes portés : pratiques, activités, thématiques, ODD, et ceux du profil et de la sphère. Sans doublon, triés.';
COMMENT ON COLUMN acteur.zones IS 'Le siège, les territoires d''action et tous ceux qui les contiennent (zones_de) : « agit quelque part dans… ».';
COMMENT ON COLUMN acteur.territoires IS 'Identifiants des territoires d''action déclarés, de tout niveau. Sans doublon, triés.';

-- Les compteurs de facettes : un bit par acteur publié, rangé par tranches de 32 768 identifiants.
-- Le compte d''une facette est un ET de chaînes de bits : il coûte le même prix à 350 et à peine plus à 500 000.
CREATE TABLE acteur_facette (
  dimension text NOT NULL,
  valeur integer NOT NULL,
  tranche integer NOT NULL,
  bits bit(32768) NOT NULL,
  PRIMARY KEY (dimension, valeur, tranche)
);
ALTER TABLE acteur_facette ALTER COLUMN bits SET STORAGE PLAIN;
COMMENT ON TABLE acteur_facette IS 'Pour chaque valeur de facette, les acteurs publiés qui la portent : le bit n de la tranche t est l''acteur t × 32 768 + n. Tenue par déclencheur.';
COMMENT ON COLUMN acteur_facette.dimension IS 'tous, catalyseur, terme, departement (du siège), zone (siège ou action quelque part dans), agit (territoire d''action déclaré).';
COMMENT ON COLUMN acteur_facette.valeur IS 'Identifiant du terme ou du territoire ; 0 pour tous et catalyseur.';

-- Une instruction, un passage : les bits ôtés et ajoutés sont groupés par tranche avant d''être écrits,
-- toujours dans le même ordre pour que deux écritures simultanées ne s''attendent pas l''une l''autre.
CREATE FUNCTION acteur_poser_bits(ajouts bigint[], dimensions text[], valeurs integer[], pose boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE groupe record;
BEGIN
  FOR groupe IN
    SELECT d AS dimension, v AS valeur, (i / 32768)::int AS tranche,
           (SELECT bit_or(set_bit(repeat('0', 32768)::bit(32768), n, 1)) FROM unnest(array_agg((i % 32768)::int)) AS n) AS masque
    FROM unnest(ajouts, dimensions, valeurs) AS u(i, d, v)
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  LOOP
    IF pose THEN
      INSERT INTO acteur_facette AS f VALUES (groupe.dimension, groupe.valeur, groupe.tranche, groupe.masque)
      ON CONFLICT (dimension, valeur, tranche) DO UPDATE SET bits = f.bits | excluded.bits;
    ELSE
      UPDATE acteur_facette f SET bits = f.bits & ~groupe.masque
      WHERE f.dimension = groupe.dimension AND f.valeur = groupe.valeur AND f.tranche = groupe.tranche;
    END IF;
  END LOOP;
END $$;

-- Les communes sont trop nombreuses pour une chaîne de bits chacune : un filtre par commune lit l'index de « zones ».
CREATE FUNCTION acteur_valeurs(etat text, est_catalyseur boolean, departement_id integer, termes integer[], territoires integer[], zones integer[])
RETURNS TABLE (dimension text, valeur integer) LANGUAGE sql STABLE AS $$
  SELECT d, v FROM (
    SELECT 'tous', 0
    UNION ALL SELECT 'catalyseur', 0 WHERE est_catalyseur
    UNION ALL SELECT 'departement', departement_id WHERE departement_id IS NOT NULL
    UNION ALL SELECT 'terme', t FROM unnest(termes) AS t
    UNION ALL SELECT 'agit', t FROM unnest(territoires) AS t
    UNION ALL SELECT 'zone', z FROM unnest(zones) AS z WHERE EXISTS (SELECT 1 FROM territoire WHERE id = z AND niveau <> 'commune')
  ) AS valeurs(d, v) WHERE etat = 'publiee'
$$;
COMMENT ON FUNCTION acteur_valeurs IS 'Les facettes sous lesquelles une fiche compte ; aucune tant qu''elle n''est pas publiée.';

CREATE FUNCTION acteur_facettes_apres_insert() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE i bigint[]; d text[]; v integer[];
BEGIN
  SELECT array_agg(n.id), array_agg(f.dimension), array_agg(f.valeur) INTO i, d, v
  FROM nouveaux n, acteur_valeurs(n.etat, n.est_catalyseur, n.departement_id, n.termes, n.territoires, n.zones) f;
  IF i IS NOT NULL THEN PERFORM acteur_poser_bits(i, d, v, true); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION acteur_facettes_apres_delete() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE i bigint[]; d text[]; v integer[];
BEGIN
  SELECT array_agg(a.id), array_agg(f.dimension), array_agg(f.valeur) INTO i, d, v
  FROM anciens a, acteur_valeurs(a.etat, a.est_catalyseur, a.departement_id, a.termes, a.territoires, a.zones) f;
  IF i IS NOT NULL THEN PERFORM acteur_poser_bits(i, d, v, false); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION acteur_facettes_apres_update() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changement record;
BEGIN
  FOR changement IN
    WITH avant AS (SELECT a.id, f.* FROM anciens a, acteur_valeurs(a.etat, a.est_catalyseur, a.departement_id, a.termes, a.territoires, a.zones) f),
         apres AS (SELECT n.id, f.* FROM nouveaux n, acteur_valeurs(n.etat, n.est_catalyseur, n.departement_id, n.termes, n.territoires, n.zones) f)
    SELECT pose, array_agg(x.id) AS i, array_agg(x.dimension) AS d, array_agg(x.valeur) AS v FROM (
      SELECT false AS pose, r.* FROM (TABLE avant EXCEPT TABLE apres) r
      UNION ALL SELECT true, r.* FROM (TABLE apres EXCEPT TABLE avant) r) x
    GROUP BY pose ORDER BY pose
  LOOP
    PERFORM acteur_poser_bits(changement.i, changement.d, changement.v, changement.pose);
  END LOOP;
  RETURN NULL;
END $$;

CREATE TRIGGER acteur_facettes_insert AFTER INSERT ON acteur REFERENCING NEW TABLE AS nouveaux
  FOR EACH STATEMENT EXECUTE FUNCTION acteur_facettes_apres_insert();
CREATE TRIGGER acteur_facettes_update AFTER UPDATE ON acteur REFERENCING OLD TABLE AS anciens NEW TABLE AS nouveaux
  FOR EACH STATEMENT EXECUTE FUNCTION acteur_facettes_apres_update();
CREATE TRIGGER acteur_facettes_delete AFTER DELETE ON acteur REFERENCING OLD TABLE AS anciens
  FOR EACH STATEMENT EXECUTE FUNCTION acteur_facettes_apres_delete();
CREATE TRIGGER acteur_revision AFTER INSERT OR UPDATE OR DELETE ON acteur EXECUTE FUNCTION annoncer_revision();
