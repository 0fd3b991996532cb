import { coches, type Demande, parametresDeChoix } from '#fiche/catalogue/question/demande.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { avecParametres } from '#socle/urls.ts'
import { tranchesDeDuree } from './ressource.ts'

/** Au-dessus de la liste, pour qui vient des trois questions : ses réponses redites, et de quoi en changer. */
export function PourMoi({ demande, referentiel }: { demande: Demande; referentiel: Referentiel }) {
  const phrase = demande.marque === 'pourmoi' ? phrasePourMoi(demande, referentiel) : null
  if (phrase === null) return null
  return (
    <p class="catalogue-annonce">
      {phrase} <a href={avecParametres('/ressources/pour-moi', parametresDeChoix(demande))}>Changer mes réponses</a>
    </p>
  )
}

/** Les réponses aux trois questions, redites : « Pour moi : collectivité, pour démarrer, en une heure au plus. » ; null sans réponse. */
export function phrasePourMoi(demande: Demande, referentiel: Referentiel): string | null {
  const nommer = (liste: 'profil' | 'maturite') =>
    coches(demande, liste).flatMap((code) => referentiel.parCode(liste, code)?.libelle.toLowerCase() ?? [])
  const [profils, maturites] = [nommer('profil'), nommer('maturite')]
  const durees = tranchesDeDuree.filter(({ code }) => coches(demande, 'duree').includes(code)).map(({ libelle }) => libelle.toLowerCase())
  const morceaux = [
    ...(profils.length > 0 ? [profils.join(' ou ')] : []),
    ...(maturites.length > 0 ? [`pour ${maturites.join(' ou ')}`] : []),
    ...(durees.length > 0 ? [durees.join(' ou ')] : []),
  ]
  return morceaux.length === 0 ? null : `Pour moi : ${morceaux.join(', ')}.`
}
