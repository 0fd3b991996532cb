import type { Referentiel } from '#referentiel/referentiel.ts'
import type { FiltresUrl } from './catalogue.schema.ts'
import { tranchesDeDuree } from './ressource.ts'

/** Les réponses aux trois questions, redites : « Pour moi : collectivité, pour démarrer, en une heure au plus. » ; null sans réponse. */
export function phrasePourMoi({ profil, maturite, duree }: FiltresUrl, referentiel: Referentiel): string | null {
  const profils = profil.flatMap((code) => referentiel.parCode('profil', code)?.libelle.toLowerCase() ?? [])
  const maturites = maturite.flatMap((code) => referentiel.parCode('maturite', code)?.libelle.toLowerCase() ?? [])
  const durees = tranchesDeDuree.filter(({ code }) => duree.includes(code)).map(({ libelle }) => libelle.toLowerCase())
  const morceaux = [
    ...(profils.length > 0 ? [profils.join(' ou ')] : []),
    ...(maturites.length > 0 ? [`pour ${maturites.join(' ou ')}`] : []),
    ...(durees.length > 0 ? [durees.join(' ou ')] : []),
  ]
  return morceaux.length === 0 ? null : `Pour moi : ${morceaux.join(', ')}.`
}
