-- Les rappels « toujours à jour ? » : quand le dernier est parti, et qui n'en veut plus.
CREATE TABLE rappel_de_fraicheur (
  membre_id text PRIMARY KEY REFERENCES membre ON DELETE CASCADE,
  dernier_le timestamptz,
  arrete_le timestamptz
);
COMMENT ON TABLE rappel_de_fraicheur IS 'Un rappel au plus tous les 90 jours par personne qui tient des fiches ; effacé avec son compte.';
COMMENT ON COLUMN rappel_de_fraicheur.dernier_le IS 'Quand le dernier rappel lui a été écrit.';
COMMENT ON COLUMN rappel_de_fraicheur.arrete_le IS 'Depuis quand elle n''en veut plus ; vide si elle en veut bien.';
