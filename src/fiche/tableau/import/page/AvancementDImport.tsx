import { Bouton } from '#interface/Bouton.tsx'
import { Message } from '#interface/Message.tsx'
import type { SuiviDImport } from '#socle/echange/suivi-import.repository.ts'
import { nombre, pluriel } from '#socle/texte.ts'

type Props = { suivi: SuiviDImport; nouveau: string; unite?: [string, string] | undefined }

/** Où en est un import : refusé et pourquoi, en cours et de combien, ou fini. `nouveau` : où envoyer un autre fichier. */
export function AvancementDImport({ suivi, nouveau, unite = ['ligne', 'lignes'] }: Props) {
  if (suivi.etat === 'refuse') {
    return (
      <Message ton="erreur" titre="Ce fichier n'a pas pu être importé">
        <p>{suivi.message}</p>
        <Bouton variante="secondaire" href={nouveau}>
          Envoyer un autre fichier
        </Bouton>
      </Message>
    )
  }
  if (suivi.etat === 'fini') {
    return suivi.simuler ? (
      <Message ton="info">Essai terminé : rien n'a été écrit.</Message>
    ) : (
      <Message ton="succes">Import terminé.</Message>
    )
  }
  return (
    <Message ton="info" titre={suivi.total === null ? 'En attente' : 'En cours'}>
      <p>
        <progress value={suivi.fait} max={suivi.total ?? 1} aria-label="Avancement" />{' '}
        {suivi.total === null ? 'Le fichier va être lu.' : `${nombre(suivi.fait)} sur ${pluriel(suivi.total, ...unite)}.`}
      </p>
      <p>Cette page se recharge seule. Vous pouvez la quitter : l'import continue, et vous le retrouverez dans « Imports ».</p>
    </Message>
  )
}
