import type { Erreurs } from '#socle/formulaire.ts'
import { idDuChamp } from './ChampParties.tsx'
import { Message } from './Message.tsx'

/** En tête d'un formulaire refusé : ce qu'il faut revoir, chaque phrase menant à son champ. Rien s'il n'y a pas d'erreur. */
export function ResumeErreurs({ erreurs, libelles = {} }: { erreurs: Erreurs | undefined; libelles?: Record<string, string> }) {
  const { '': generale, ...parChamp } = erreurs ?? {}
  const champs = Object.entries(parChamp)
  if (champs.length === 0 && !generale) return null
  return (
    <Message ton="erreur" titre={champs.length > 1 ? `${champs.length} réponses sont à revoir` : 'Une réponse est à revoir'}>
      {generale && <p>{generale}</p>}
      {champs.length > 0 && (
        <ul>
          {champs.map(([nom, phrase]) => (
            <li key={nom}>
              <a href={`#${idDuChamp(nom)}`}>{libelles[nom] ? `${libelles[nom]} : ${phrase}` : phrase}</a>
            </li>
          ))}
        </ul>
      )}
    </Message>
  )
}
