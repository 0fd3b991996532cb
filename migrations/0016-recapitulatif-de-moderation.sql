-- Le courriel qui dit à l'animation ce qui attend : quand le dernier est parti.
CREATE TABLE recapitulatif_de_moderation (
  membre_id text PRIMARY KEY REFERENCES membre ON DELETE CASCADE,
  dernier_le timestamptz NOT NULL
);
COMMENT ON TABLE recapitulatif_de_moderation IS 'Un récapitulatif au plus par jour et par personne qui modère ; effacé avec son compte.';
COMMENT ON COLUMN recapitulatif_de_moderation.dernier_le IS 'Quand le dernier lui a été écrit ; une demande déposée ensuite est nouvelle pour elle.';
