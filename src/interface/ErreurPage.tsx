import type { StatutErreur } from '#socle/erreurs.ts'
import { avecParametres } from '#socle/urls.ts'
import { Bouton } from './Bouton.tsx'
import type { EnvoiRefuse } from './garder-la-saisie.ts'

type Statut = StatutErreur | 500
type Props = { statut: Statut; phrase: string; chemin: string; requeteId: string; envoi?: EnvoiRefuse | undefined }

/** Ce qui s'est passé, ce qu'on peut faire, et de quoi chercher ailleurs. */
export function ErreurPage({ statut, phrase, chemin, requeteId, envoi }: Props) {
  return (
    <div class="erreur-page">
      <p class="erreur-page-statut">Erreur {statut}</p>
      <h1>{titreDeLErreur(statut)}</h1>
      <p class="chapeau">{phrase}</p>
      {envoi ? <EnvoiGarde envoi={envoi} /> : <p>{quoiFaire(statut)}</p>}
      {statut === 401 && (
        <p class="actions">
          <Bouton href={avecParametres('/connexion', { suite: chemin })}>Se connecter</Bouton>
        </p>
      )}
      <form method="get" action="/trouver" role="search">
        <div class="recherche-courte">
          <label for="erreur-q">Chercher un besoin, un lieu, une organisation</label>
          <input class="saisie" type="search" id="erreur-q" name="q" />
          <Bouton variante={statut === 401 ? 'secondaire' : 'principal'}>Chercher</Bouton>
        </div>
      </form>
      <p class="actions">
        <a href="/">Revenir à l'accueil</a>
        <a href="/territoires">Choisir un territoire</a>
      </p>
      {statut === 500 && <p class="discret">Pour en parler à la personne qui tient ce site : {requeteId}</p>}
    </div>
  )
}

const titres: Record<Statut, string> = {
  400: "Cette demande n'a pas été comprise",
  401: 'Il faut être connecté',
  403: 'Cette page ne vous est pas ouverte',
  404: 'Cette page est introuvable',
  405: 'Cette adresse ne se demande pas ainsi',
  408: "L'envoi s'est arrêté",
  409: "Cela ne peut pas se faire dans l'état présent",
  410: "Cette page n'existe plus",
  411: 'Cet envoi ne dit pas sa taille',
  413: 'Cet envoi est trop gros',
  415: "Ce type de fichier n'est pas accepté",
  422: 'Une réponse est à revoir',
  429: 'Trop de demandes à la fois',
  500: "Quelque chose n'a pas marché",
  503: 'Le site reprend son souffle',
}

export const titreDeLErreur = (statut: Statut): string => titres[statut]

function quoiFaire(statut: Statut): string {
  switch (statut) {
    case 401:
      return "Un lien reçu par courriel suffit : il n'y a pas de mot de passe. Vous reviendrez ensuite à cette page."
    case 403:
      return 'Si vous pensez devoir y entrer, demandez-le à la personne qui anime le réseau sur votre territoire.'
    case 404:
    case 410:
      return "L'adresse a peut-être changé, ou la fiche a été retirée. Cherchez-la par son nom ou par son territoire."
    case 429:
    case 503:
      return 'Attendez une minute, puis rechargez la page. Ce que vous aviez écrit se retrouve avec le bouton « Retour ».'
    case 500:
      return "Rien de ce que vous aviez enregistré n'est perdu. Revenez en arrière et recommencez dans un moment."
    default:
      return 'Revenez à la page précédente : ce que vous aviez écrit y est encore.'
  }
}

// Un choix dans une liste, un identifiant, un jeton ne se relisent pas ; une phrase, si.
const estUnePhrase = (texte: string) => texte.trim().length >= 20 && /\s/.test(texte.trim())

/** Ce que la personne avait écrit, gardé dans la page : à renvoyer d'un bouton, à relire, à copier. */
function EnvoiGarde({ envoi: { action, champs, fichiers } }: { envoi: EnvoiRefuse }) {
  const phrases = champs.filter(([, texte]) => estUnePhrase(texte))
  return (
    <section aria-labelledby="envoi-garde">
      <h2 id="envoi-garde">Rien n'est perdu</h2>
      <p>
        Votre envoi est gardé dans cette page : laissez-la ouverte, attendez, puis renvoyez-le d'ici.
        {fichiers && ' Les fichiers joints, eux, seront à ajouter de nouveau.'}
      </p>
      <form method="post" action={action}>
        {champs.map(([nom, texte], rang) => (
          <input key={rang} type="hidden" name={nom} value={texte} />
        ))}
        <Bouton>Renvoyer maintenant</Bouton>
      </form>
      {phrases.length > 0 && (
        <details>
          <summary>Relire ce que vous aviez écrit</summary>
          {phrases.map(([, texte], rang) => (
            <p key={rang} class="envoi-garde-texte">
              {texte}
            </p>
          ))}
        </details>
      )}
    </section>
  )
}
