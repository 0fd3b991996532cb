-- Les compteurs de facettes servent à toutes les salles : une table, et des déclencheurs qui demandent à chaque salle,
-- par sa fonction « <salle>_valeurs », sous quelles facettes une ligne compte.
ALTER TABLE acteur_facette RENAME TO facette;
ALTER INDEX acteur_facette_pkey RENAME TO facette_pkey;
ALTER TABLE facette ADD COLUMN salle text NOT NULL DEFAULT 'acteur';
ALTER TABLE facette ALTER COLUMN salle DROP DEFAULT;
ALTER TABLE facette DROP CONSTRAINT facette_pkey, ADD PRIMARY KEY (salle, dimension, valeur, tranche);
COMMENT ON TABLE facette IS 'Pour chaque valeur de facette, les objets publiés d''une salle qui la portent : le bit n de la tranche t est l''objet t × 32 768 + n. Tenue par déclencheur.';
COMMENT ON COLUMN facette.salle IS 'acteur, ressource… : la table des objets comptés.';
COMMENT ON COLUMN facette.dimension IS 'Pour acteur : tous, catalyseur, terme, departement (du siège), zone (siège ou action quelque part dans), agit (territoire d''action déclaré). Pour ressource : tous, terme, duree, zone.';
COMMENT ON COLUMN facette.valeur IS 'Identifiant du terme ou du territoire, ou rang ; 0 pour tous et catalyseur.';

DROP TRIGGER acteur_facettes_insert ON acteur;
DROP TRIGGER acteur_facettes_update ON acteur;
DROP TRIGGER acteur_facettes_delete ON acteur;
DROP FUNCTION acteur_facettes_apres_insert, acteur_facettes_apres_update, acteur_facettes_apres_delete;
DROP FUNCTION acteur_poser_bits;
DROP FUNCTION acteur_valeurs;

-- Les bits ôtés et ajoutés sont groupés par tranche avant d'être écrits, toujours dans le même ordre pour que deux
-- écritures simultanées ne s'attendent pas l'une l'autre.
CREATE FUNCTION facette_poser_bits(la_salle text, ajouts bigint[], dimensions text[], valeurs integer[], pose boolean) RETURNS void
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
      INSERT INTO facette AS f (salle, dimension, valeur, tranche, bits)
      VALUES (la_salle, groupe.dimension, groupe.valeur, groupe.tranche, groupe.masque)
      ON CONFLICT (salle, dimension, valeur, tranche) DO UPDATE SET bits = f.bits | excluded.bits;
    ELSE
      UPDATE facette f SET bits = f.bits & ~groupe.masque
      WHERE f.salle = la_salle AND f.dimension = groupe.dimension AND f.valeur = groupe.valeur AND f.tranche = groupe.tranche;
    END IF;
  END LOOP;
END $$;
COMMENT ON FUNCTION facette_poser_bits IS 'Pose (ou ôte) les bits de ces objets, un par dimension et valeur.';

-- Une instruction, un passage. TG_ARGV[0] est la salle ; sa fonction « <salle>_valeurs » reçoit la ligne entière.
CREATE FUNCTION facettes_apres_insert() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE i bigint[]; d text[]; v integer[];
BEGIN
  EXECUTE format('SELECT array_agg(n.id), array_agg(f.dimension), array_agg(f.valeur) FROM nouveaux n, %I(n) f', TG_ARGV[0] || '_valeurs')
    INTO i, d, v;
  IF i IS NOT NULL THEN PERFORM facette_poser_bits(TG_ARGV[0], i, d, v, true); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION facettes_apres_delete() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE i bigint[]; d text[]; v integer[];
BEGIN
  EXECUTE format('SELECT array_agg(a.id), array_agg(f.dimension), array_agg(f.valeur) FROM anciens a, %I(a) f', TG_ARGV[0] || '_valeurs')
    INTO i, d, v;
  IF i IS NOT NULL THEN PERFORM facette_poser_bits(TG_ARGV[0], i, d, v, false); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION facettes_apres_update() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changement record;
BEGIN
  FOR changement IN EXECUTE format('
    WITH avant AS (SELECT a.id, f.* FROM anciens a, %1$I(a) f), apres AS (SELECT n.id, f.* FROM nouveaux n, %1$I(n) f)
    SELECT pose, array_agg(x.id) AS i, array_agg(x.dimension) AS d, array_agg(x.valeur) AS v FROM (
      SELECT false AS pose, r.* FROM (TABLE avant EXCEPT TABLE apres) r
      UNION ALL SELECT true, r.* FROM (TABLE apres EXCEPT TABLE avant) r) x
    GROUP BY pose ORDER BY pose', TG_ARGV[0] || '_valeurs')
  LOOP
    PERFORM facette_poser_bits(TG_ARGV[0], changement.i, changement.d, changement.v, changement.pose);
  END LOOP;
  RETURN NULL;
END $$;

-- Les communes sont trop nombreuses pour une chaîne de bits chacune : un filtre par commune lit l'index de « zones ».
CREATE FUNCTION acteur_valeurs(a acteur) RETURNS TABLE (dimension text, valeur integer) LANGUAGE sql STABLE AS $$
  SELECT d, v FROM (
    SELECT 'tous', 0
    UNION ALL SELECT 'catalyseur', 0 WHERE a.est_catalyseur
    UNION ALL SELECT 'departement', a.departement_id WHERE a.departement_id IS NOT NULL
    UNION ALL SELECT 'terme', t FROM unnest(a.termes) AS t
    UNION ALL SELECT 'agit', t FROM unnest(a.territoires) AS t
    UNION ALL SELECT 'zone', z FROM unnest(a.zones) AS z WHERE EXISTS (SELECT 1 FROM territoire WHERE id = z AND niveau <> 'commune')
  ) AS valeurs(d, v) WHERE a.etat = 'publiee'
$$;
COMMENT ON FUNCTION acteur_valeurs IS 'Les facettes sous lesquelles une fiche compte ; aucune tant qu''elle n''est pas publiée.';

CREATE TRIGGER acteur_facettes_insert AFTER INSERT ON acteur REFERENCING NEW TABLE AS nouveaux
  FOR EACH STATEMENT EXECUTE FUNCTION facettes_apres_insert('acteur');
CREATE TRIGGER acteur_facettes_update AFTER UPDATE ON acteur REFERENCING OLD TABLE AS anciens NEW TABLE AS nouveaux
  FOR EACH STATEMENT EXECUTE FUNCTION facettes_apres_update('acteur');
CREATE TRIGGER acteur_facettes_delete AFTER DELETE ON acteur REFERENCING OLD TABLE AS anciens
  FOR EACH STATEMENT EXECUTE FUNCTION facettes_apres_delete('acteur');
