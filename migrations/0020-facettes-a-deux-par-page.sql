-- Une ligne de 32 768 bits prenait plus de la moitié d'une page de 8 Ko : chaque mise à jour écrivait une page neuve, et la table
-- gagnait une page par fiche publiée. À 31 744 bits et à demi remplie, une page tient une ligne et sa version suivante : la mise à
-- jour reste chez elle (HOT), et la table ne grandit plus.
DELETE FROM facette;
ALTER TABLE facette ALTER COLUMN bits TYPE bit(31744);
-- Changer de type remet le rangement de ce type, qui comprime : lire un compte coûterait de déplier.
ALTER TABLE facette ALTER COLUMN bits SET STORAGE PLAIN;
ALTER TABLE facette SET (fillfactor = 50);
COMMENT ON TABLE facette IS 'Pour chaque valeur de facette, les objets publiés d''une salle qui la portent : le bit n de la tranche t est l''objet t × 31 744 + n. Tenue par déclencheur.';

-- Seules ces deux fonctions savent la largeur d'une tranche.
CREATE FUNCTION facette_tranche(id bigint) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (id / 31744)::integer;
CREATE FUNCTION facette_bit(id bigint) RETURNS bit LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN set_bit(repeat('0', 31744)::bit(31744), (id % 31744)::integer, 1);
COMMENT ON FUNCTION facette_tranche IS 'La tranche où compte cet objet.';
COMMENT ON FUNCTION facette_bit IS 'Une tranche où cet objet est seul.';

CREATE OR REPLACE FUNCTION facette_poser_bits(la_salle text, ajouts bigint[], dimensions text[], valeurs integer[], pose boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE groupe record;
BEGIN
  FOR groupe IN
    SELECT d AS dimension, v AS valeur, facette_tranche(i) AS tranche, bit_or(facette_bit(i)) AS masque
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

-- OFFSET 0 : dépliée dans la requête, la fonction qui prend la ligne entière met le planificateur de PostgreSQL 18 en échec.
CREATE FUNCTION facettes_refaire(la_salle text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM facette WHERE salle = la_salle;
  EXECUTE format('
    INSERT INTO facette (salle, dimension, valeur, tranche, bits)
    SELECT %1$L, f.dimension, f.valeur, facette_tranche(n.id), bit_or(facette_bit(n.id))
    FROM (SELECT o.id, o AS ligne FROM %1$I o OFFSET 0) n, %2$I(n.ligne) f GROUP BY 1, 2, 3, 4', la_salle, la_salle || '_valeurs');
END $$;
COMMENT ON FUNCTION facettes_refaire IS 'Recompte toutes les facettes d''une salle depuis ses fiches.';

SELECT facettes_refaire('acteur'), facettes_refaire('ressource');
