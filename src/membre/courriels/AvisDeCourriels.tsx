import type { ComponentChildren } from 'preact'
import { Message } from '#interface/Message.tsx'
import type { compterFile } from '#socle/courriel/file.repository.ts'
import { momentEnMots, pluriel } from '#socle/texte.ts'

export type EtatDeLaFile = Awaited<ReturnType<typeof compterFile>>
type Props = { file: EtatDeLaFile; smtp: boolean; suite?: ComponentChildren }

/** Ce qui attend de partir, ou n'est pas parti, et depuis quand ; rien quand tout va bien. `suite` : que faire, ou qui le peut. */
export function AvisDeCourriels({ file, smtp, suite }: Props) {
  const { enAttente, enRetard, enRetardDepuis, abandonnes, abandonnesDepuis } = file
  if (!smtp) {
    if (enAttente === 0) return null
    return (
      <Message ton="attention" titre="Aucun courriel ne part">
        <p>
          L'envoi n'est pas réglé : {pluriel(enAttente, 'courriel est gardé', 'courriels sont gardés')}, et vos réponses n'arrivent pas
          seules aux personnes. {suite}
        </p>
      </Message>
    )
  }
  if (enRetard === 0 && abandonnes === 0) return null
  return (
    <Message ton="attention" titre="Des courriels ne partent pas">
      {enRetard > 0 && (
        <p>
          {pluriel(enRetard, 'courriel attend', 'courriels attendent')} de partir
          {enRetardDepuis && `, depuis le ${momentEnMots(enRetardDepuis)}`}. Nous réessayons sans cesse, pendant trois jours.
        </p>
      )}
      {abandonnes > 0 && (
        <p>
          {pluriel(abandonnes, "courriel n'a pas pu partir", "courriels n'ont pas pu partir")}
          {abandonnesDepuis && `, depuis le ${momentEnMots(abandonnesDepuis)}`}.
        </p>
      )}
      {suite && <p>{suite}</p>}
    </Message>
  )
}
