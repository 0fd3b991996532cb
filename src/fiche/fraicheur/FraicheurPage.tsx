import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Message } from '#interface/Message.tsx'
import { dateLongue } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { accorder, majuscule } from '../mots.ts'
import type { Mots, Suivi } from '../sorte.ts'

type Props = { mots: Mots; fiche: Suivi; titre: string; url: string; chemin: string }

// Un bouton, et non une confirmation directe : les filtres de courriel suivent les liens qu'ils lisent.
export function ConfirmerPage({ mots, fiche, titre, url, chemin, cle }: Props & { cle: string }) {
  return (
    <div class="fiche-fraicheur">
      <h1>« {titre} » est toujours à jour ?</h1>
      <p>
        {fiche.verifieeLe
          ? `Dernière vérification : ${dateLongue(fiche.verifieeLe)}.`
          : `${majuscule(mots.cette)} n'a jamais été ${accorder(mots, 'vérifié')}.`}{' '}
        Relisez <a href={url}>{mots.la}</a>, puis dites que tout est encore juste.
      </p>
      <form method="post" action={`${chemin}/a-jour`} class="fiche-actes">
        <input type="hidden" name="cle" value={cle} />
        <Bouton>Oui, tout est à jour</Bouton>
        <BoutonVers href={`${chemin}/modifier`}>Corriger {mots.la}</BoutonVers>
      </form>
    </div>
  )
}

export function ConfirmeePage({ mots, fiche, titre, url }: Props) {
  return (
    <div class="fiche-fraicheur">
      <h1>Merci, c'est noté</h1>
      <Message ton="succes">
        « {titre} » est {accorder(mots, 'dit')} à jour{fiche.verifieeLe ? ` depuis le ${dateLongue(fiche.verifieeLe)}` : ''}.
      </Message>
      <BoutonVers href={url}>Voir {mots.la}</BoutonVers>
    </div>
  )
}

/** Un lien reçu par courriel qui a trop attendu. */
export function ClePerimeePage({ mots, url }: Props) {
  return (
    <div class="fiche-fraicheur">
      <h1>Ce lien a trop attendu</h1>
      <p>Il servait pendant deux mois. Connectez-vous : le bouton « Toujours à jour » est sur {mots.la}.</p>
      <Bouton href={avecParametres('/connexion', { suite: url })}>Se connecter</Bouton>
    </div>
  )
}
