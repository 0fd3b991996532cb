-- Ce qu'un inconnu écrit à une organisation ne part qu'à une adresse prouvée ; en attendant, il est gardé ici.
ALTER TABLE acteur ADD COLUMN contact_prouve_le timestamptz;
COMMENT ON COLUMN acteur.contact_prouve_le IS 'Quand la personne qui lit courriel_contact l''a confirmé, depuis un lien envoyé à cette adresse ; vidé dès que l''adresse change.';

-- Une adresse change de bien des façons (saisie, import, retour à une version, effacement) : la base l'oublie pour toutes.
CREATE FUNCTION acteur_oublier_preuve() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.contact_prouve_le := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER acteur_contact_change BEFORE UPDATE ON acteur FOR EACH ROW
  WHEN (OLD.courriel_contact IS DISTINCT FROM NEW.courriel_contact) EXECUTE FUNCTION acteur_oublier_preuve();

CREATE TABLE message_garde (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  acteur_id bigint NOT NULL REFERENCES acteur ON DELETE CASCADE,
  nom text NOT NULL,
  courriel text NOT NULL,
  sujet text NOT NULL,
  message text NOT NULL,
  auteur_id text REFERENCES membre ON DELETE CASCADE,
  avise text NOT NULL,
  garde_le timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX message_garde_acteur ON message_garde (acteur_id, id);
CREATE INDEX message_garde_auteur ON message_garde (auteur_id) WHERE auteur_id IS NOT NULL;
COMMENT ON TABLE message_garde IS 'Les messages à une organisation dont l''adresse n''est pas encore prouvée : remis dès qu''elle l''est, effacés trente jours après.';
COMMENT ON COLUMN message_garde.acteur_id IS 'La fiche à qui l''on écrit.';
COMMENT ON COLUMN message_garde.nom IS 'Le nom que donne qui écrit (donnée personnelle).';
COMMENT ON COLUMN message_garde.courriel IS 'L''adresse où lui répondre (donnée personnelle).';
COMMENT ON COLUMN message_garde.sujet IS 'Le sujet (donnée personnelle).';
COMMENT ON COLUMN message_garde.message IS 'Le message (donnée personnelle).';
COMMENT ON COLUMN message_garde.auteur_id IS 'Le membre qui l''a écrit, s''il était connecté (donnée personnelle).';
COMMENT ON COLUMN message_garde.avise IS 'Empreinte (HMAC, secret de l''installation) de l''adresse à qui l''on a demandé de se confirmer ; jamais l''adresse.';

CREATE TABLE contact_refuse (
  acteur_id bigint NOT NULL REFERENCES acteur ON DELETE CASCADE,
  empreinte text NOT NULL,
  PRIMARY KEY (acteur_id, empreinte)
);
COMMENT ON TABLE contact_refuse IS 'Les adresses dont quelqu''un a dit « ce n''est pas moi » : une fiche ne leur écrit plus, même si un import les remet.';
COMMENT ON COLUMN contact_refuse.acteur_id IS 'La fiche.';
COMMENT ON COLUMN contact_refuse.empreinte IS 'Empreinte (HMAC, secret de l''installation) de l''adresse ; jamais l''adresse.';
