import { type EntreeDeFil, ecrireFil } from '#fiche/fil.ts'
import { dateEnMots } from './dates-de-seance.ts'
import { type Seance, urlSeance } from './seance.ts'

/** Les séances au format Atom, la dernière modifiée d'abord. */
export function filDesSeances(seances: Seance[]): string {
  const recentes = seances.toSorted((a, b) => b.modifieLe.getTime() - a.modifieLe.getTime())
  const tete = {
    titre: 'Webinaires et rencontres du réseau',
    description: 'Les séances annoncées, déplacées, annulées, et leurs enregistrements.',
    lien: '/webinaires',
    id: '/webinaires',
    ici: '/webinaires.atom',
  }
  return ecrireFil(tete, recentes.map(enEntree))
}

function enEntree(seance: Seance): EntreeDeFil {
  const annulee = seance.etat === 'annulee'
  return {
    id: `urn:catalyse:seance:${seance.uid}`,
    adresse: urlSeance(seance),
    titre: annulee ? `Annulé : ${seance.titre}` : seance.titre,
    resume: [dateEnMots(seance), seance.question, annulee ? seance.motifAnnulation : seance.resume].filter(Boolean).join(' · '),
    date: seance.modifieLe,
    publieeLe: seance.creeLe,
    termes: [],
  }
}
