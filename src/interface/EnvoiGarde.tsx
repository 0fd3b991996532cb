import { Bouton } from './Bouton.tsx'
import type { EnvoiRefuse } from './garder-la-saisie.ts'

// Un choix dans une liste ou un identifiant ne se relit pas ; une phrase, si.
const longueurRelue = 20

/** Ce que la personne avait écrit, gardé dans la page : à renvoyer d'un bouton, à relire, à copier. */
export function EnvoiGarde({ envoi: { action, champs, fichiers } }: { envoi: EnvoiRefuse }) {
  const phrases = champs.filter(([, texte]) => texte.trim().length >= longueurRelue)
  return (
    <section aria-labelledby="envoi-garde">
      <h2 id="envoi-garde">Rien n'est perdu</h2>
      <p>
        Ce que vous aviez écrit est gardé dans cette page : laissez-la ouverte, attendez, puis renvoyez-le d'ici.
        {fichiers && ' Les fichiers joints, eux, seront à ajouter de nouveau.'}
      </p>
      <form method="post" action={action}>
        {champs.map(([nom, texte], rang) => (
          <input key={rang} type="hidden" name={nom} value={texte} />
        ))}
        <Bouton>Renvoyer ce que j'avais écrit</Bouton>
      </form>
      {phrases.length > 0 && (
        <details>
          <summary>Le relire</summary>
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
