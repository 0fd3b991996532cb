-- La file des courriels : un envoi à la fois, retenté des heures durant, jamais perdu ni doublé ; et personne ne peut nous
-- faire écrire sans cesse à quelqu'un.
ALTER TABLE courriel
  ADD COLUMN pas_avant timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN pris_jusqua timestamptz,
  ADD COLUMN essai_depuis timestamptz,
  ADD COLUMN abandonne_le timestamptz,
  ADD COLUMN valable_jusqua timestamptz,
  ADD COLUMN empreinte text,
  ADD COLUMN auteur_id text REFERENCES membre ON DELETE CASCADE;
COMMENT ON COLUMN courriel.pas_avant IS 'Le moment avant lequel il ne part pas : un essai à refaire, ou dix minutes entre deux messages pareils.';
COMMENT ON COLUMN courriel.pris_jusqua IS 'Un processus est en train de l''envoyer, jusqu''à ce moment ; passé ce moment, un autre le reprend.';
COMMENT ON COLUMN courriel.essai_depuis IS 'Le premier essai : trois jours après, on renonce.';
COMMENT ON COLUMN courriel.abandonne_le IS 'Quand on a renoncé à l''envoyer ; derniere_erreur dit pourquoi.';
COMMENT ON COLUMN courriel.valable_jusqua IS 'Passé ce moment il n''a plus de sens (lien périmé, séance commencée) : il ne part plus. Vide : toujours.';
COMMENT ON COLUMN courriel.empreinte IS 'La trace de courriel_trace qui l''a laissé partir ; vide s''il n''y a pas de cadence à tenir.';
COMMENT ON COLUMN courriel.auteur_id IS 'Le membre dont le geste a fait écrire ce message à quelqu''un d''autre (donnée personnelle) : il s''efface avec lui.';

-- Ceux que l'ancienne file avait abandonnés le restent, et se renvoient d'un geste.
UPDATE courriel SET abandonne_le = now() WHERE envoye_le IS NULL AND essais >= 8;
UPDATE courriel SET essai_depuis = now() WHERE envoye_le IS NULL AND essais BETWEEN 1 AND 7;
-- Une invitation ne porte plus de texte écrit par quelqu'un d'autre que nous, ni le nom de qui invite.
UPDATE courriel SET
  sujet = regexp_replace(sujet, '^.* vous invite à suivre «', 'Une invitation à suivre «'),
  texte = regexp_replace(texte, E'^Bonjour,\n\n.* vous invite à suivre avec son équipe, « .* », le parcours «',
    E'Bonjour,\n\nUne personne vous invite à suivre avec son équipe le parcours «')
WHERE sujet LIKE '% vous invite à suivre « %' AND texte LIKE '%/parcours/groupes/%';

DROP INDEX courriel_a_envoyer;
CREATE INDEX courriel_a_envoyer ON courriel (pas_avant, id) WHERE envoye_le IS NULL AND abandonne_le IS NULL;
CREATE INDEX courriel_non_partis ON courriel (abandonne_le) WHERE envoye_le IS NULL;
CREATE INDEX courriel_empreinte ON courriel (empreinte) WHERE envoye_le IS NULL AND abandonne_le IS NULL AND empreinte IS NOT NULL;
CREATE INDEX courriel_auteur ON courriel (auteur_id) WHERE auteur_id IS NOT NULL;

CREATE TABLE courriel_trace (
  empreinte text PRIMARY KEY,
  departs timestamptz[] NOT NULL DEFAULT '{}',
  contenu text NOT NULL DEFAULT ''
);
COMMENT ON TABLE courriel_trace IS 'Quand nous avons écrit à une adresse, pour un usage, sur un objet : pas plus d''une fois en dix minutes. Effacée un jour après.';
COMMENT ON COLUMN courriel_trace.empreinte IS 'Empreinte (HMAC, secret de l''installation) de l''usage, de l''objet et de l''adresse ; jamais l''adresse.';
COMMENT ON COLUMN courriel_trace.departs IS 'Les derniers départs, passés ou prévus, du plus ancien au plus récent.';
COMMENT ON COLUMN courriel_trace.contenu IS 'Empreinte du dernier message : le même ne se récrit pas.';

CREATE TABLE groupe_invitation (
  groupe_id bigint NOT NULL REFERENCES groupe ON DELETE CASCADE,
  empreinte text NOT NULL,
  PRIMARY KEY (groupe_id, empreinte)
);
COMMENT ON TABLE groupe_invitation IS 'Les adresses déjà invitées dans un groupe : une invitation par adresse et par groupe. S''efface avec le groupe.';
COMMENT ON COLUMN groupe_invitation.groupe_id IS 'Le groupe.';
COMMENT ON COLUMN groupe_invitation.empreinte IS 'Empreinte (HMAC, secret de l''installation) de l''adresse invitée ; jamais l''adresse.';

-- Un lien « confirmer » d'avant un retrait ne réinscrit plus : la clé porte cette date.
ALTER TABLE inscription ADD COLUMN retiree_le timestamptz;
COMMENT ON COLUMN inscription.retiree_le IS 'Quand la personne s''est retirée pour la dernière fois ; les liens de confirmation d''avant ne valent plus.';
UPDATE inscription SET retiree_le = now() WHERE etat = 'desinscrite';

-- Où l'on va une fois entré : gardé ici plutôt qu'écrit dans le lien, où n'importe qui aurait pu glisser une phrase.
ALTER TABLE membre_verification ADD COLUMN suite text;
COMMENT ON COLUMN membre_verification.suite IS 'Le chemin où mène le lien de connexion, une fois suivi ; vide : le compte.';
