import { Bouton } from '#interface/Bouton.tsx'
import { Message } from '#interface/Message.tsx'
import { dateLongue } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { type Ressource, urlRessource } from '../ressource.ts'

// Un bouton, et non une confirmation directe : les filtres de courriel suivent les liens qu'ils lisent.
export function ConfirmerPage({ ressource, cle }: { ressource: Ressource; cle: string }) {
  const chemin = urlRessource(ressource)
  return (
    <div class="fiche-fraicheur">
      <h1>« {ressource.titre} » est toujours à jour ?</h1>
      <p>
        {ressource.verifieeLe ? `Dernière vérification : ${dateLongue(ressource.verifieeLe)}.` : "Cette ressource n'a jamais été vérifiée."}{' '}
        Relisez <a href={chemin}>la ressource</a>, puis dites que tout est encore juste.
      </p>
      <form method="post" action={`${chemin}/a-jour`} class="fiche-actes">
        <input type="hidden" name="cle" value={cle} />
        <Bouton>Oui, tout est à jour</Bouton>
        <Bouton variante="secondaire" href={`${chemin}/modifier`}>
          Corriger la ressource
        </Bouton>
      </form>
    </div>
  )
}

export function ConfirmeePage({ ressource }: { ressource: Ressource }) {
  return (
    <div class="fiche-fraicheur">
      <h1>Merci, c'est noté</h1>
      <Message ton="succes">
        « {ressource.titre} » est dite à jour{ressource.verifieeLe ? ` depuis le ${dateLongue(ressource.verifieeLe)}` : ''}.
      </Message>
      <Bouton variante="secondaire" href={urlRessource(ressource)}>
        Voir la ressource
      </Bouton>
    </div>
  )
}

/** Un lien reçu par courriel qui a trop attendu. */
export function ClePerimeePage({ ressource }: { ressource: Ressource }) {
  return (
    <div class="fiche-fraicheur">
      <h1>Ce lien a trop attendu</h1>
      <p>Il servait pendant deux mois. Connectez-vous : le bouton « Toujours à jour » est sur la ressource.</p>
      <Bouton href={avecParametres('/connexion', { suite: urlRessource(ressource) })}>Se connecter</Bouton>
    </div>
  )
}
