import { type Acteur, urlActeur } from '#acteur/acteur.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { Message } from '#interface/Message.tsx'
import { dateLongue } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'

// Un bouton, et non une confirmation directe : les filtres de courriel suivent les liens qu'ils lisent.
export function ConfirmerPage({ fiche, cle }: { fiche: Acteur; cle: string }) {
  return (
    <div class="fiche-fraicheur">
      <h1>« {fiche.nom} » est toujours à jour ?</h1>
      <p>
        {fiche.verifieeLe ? `Dernière vérification : ${dateLongue(fiche.verifieeLe)}.` : "Cette fiche n'a jamais été vérifiée."} Relisez{' '}
        <a href={urlActeur(fiche)}>la fiche</a>, puis dites que tout est encore juste.
      </p>
      <form method="post" action={`/acteurs/${fiche.slug}/a-jour`} class="fiche-actes">
        <input type="hidden" name="cle" value={cle} />
        <Bouton>Oui, tout est à jour</Bouton>
        <Bouton variante="secondaire" href={`/acteurs/${fiche.slug}/modifier`}>
          Corriger la fiche
        </Bouton>
      </form>
    </div>
  )
}

export function ConfirmeePage({ fiche }: { fiche: Acteur }) {
  return (
    <div class="fiche-fraicheur">
      <h1>Merci, c'est noté</h1>
      <Message ton="succes">
        « {fiche.nom} » est dite à jour{fiche.verifieeLe ? ` depuis le ${dateLongue(fiche.verifieeLe)}` : ''}.
      </Message>
      <Bouton variante="secondaire" href={urlActeur(fiche)}>
        Voir la fiche
      </Bouton>
    </div>
  )
}

/** Un lien reçu par courriel qui a trop attendu. */
export function ClePerimeePage({ fiche }: { fiche: Acteur }) {
  return (
    <div class="fiche-fraicheur">
      <h1>Ce lien a trop attendu</h1>
      <p>Il servait pendant deux mois. Connectez-vous : le bouton « Toujours à jour » est sur la fiche.</p>
      <Bouton href={avecParametres('/connexion', { suite: urlActeur(fiche) })}>Se connecter</Bouton>
    </div>
  )
}

/** Arrêter ses rappels, ou y revenir. */
export function RappelsPage({ cle, etat }: { cle: string; etat: 'demande' | 'arretes' | 'repris' }) {
  const action = avecParametres('/rappels', { cle })
  return (
    <div class="fiche-fraicheur">
      <h1>{etat === 'demande' ? 'Arrêter les rappels ?' : etat === 'arretes' ? 'Les rappels sont arrêtés' : 'Les rappels reprendront'}</h1>
      {etat === 'demande' && <p>Vous ne recevrez plus de courriel vous demandant si vos fiches sont à jour. Vos fiches ne changent pas.</p>}
      {etat === 'arretes' && <Message ton="succes">Vous ne recevrez plus ces courriels. Vos fiches restent à vous.</Message>}
      {etat === 'repris' && (
        <Message ton="succes">Vous recevrez un rappel quand une fiche aura plus d'un an, au plus tous les trois mois.</Message>
      )}
      <form method="post" action={action}>
        {etat === 'arretes' && <input type="hidden" name="acte" value="reprendre" />}
        <Bouton variante={etat === 'demande' ? 'principal' : 'discret'}>
          {etat === 'arretes' ? "C'était une erreur : les reprendre" : 'Arrêter ces rappels'}
        </Bouton>
      </form>
    </div>
  )
}
