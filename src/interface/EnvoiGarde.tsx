import { Bouton } from './Bouton.tsx'
import type { EnvoiRefuse } from './garder-la-saisie.ts'

// Un choix dans une liste, un identifiant, un jeton ne se relisent pas ; une phrase, si.
const estUnePhrase = (texte: string) => texte.trim().length >= 20 && /\s/.test(texte.trim())

/** Ce que la personne avait écrit, gardé dans la page : à renvoyer d'un bouton, à relire, à copier. */
export function EnvoiGarde({ envoi: { action, champs, fichiers } }: { envoi: EnvoiRefuse }) {
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
