import { Feed } from 'feed'
import { config } from '#socle/config.ts'
import { dateEnMots } from './dates-de-seance.ts'
import { type Seance, urlSeance } from './seance.ts'

/** Les séances au format Atom, la dernière modifiée d'abord. */
export function ecrireFil(seances: Seance[]): string {
  const recentes = seances.toSorted((a, b) => b.modifieLe.getTime() - a.modifieLe.getTime())
  const fil = new Feed({
    id: `${config.adresse}/webinaires`,
    title: 'Webinaires et rencontres du réseau',
    description: 'Les séances annoncées, déplacées, annulées, et leurs enregistrements.',
    link: `${config.adresse}/webinaires`,
    feedLinks: { atom: `${config.adresse}/webinaires.atom` },
    language: 'fr',
    generator: 'Catalyse',
    // Une date fixe quand il n'y a rien : le fil ne change pas tant que rien n'arrive.
    updated: recentes[0]?.modifieLe ?? new Date(0),
    author: { name: 'Réseau des catalyseurs territoriaux' },
  })
  for (const seance of recentes) {
    const adresse = config.adresse + urlSeance(seance)
    fil.addItem({
      id: `urn:catalyse:seance:${seance.uid}`,
      title: enHtml(seance.etat === 'annulee' ? `Annulé : ${seance.titre}` : seance.titre),
      link: adresse,
      date: seance.modifieLe,
      published: seance.creeLe,
      description: enHtml(
        [dateEnMots(seance), seance.question, seance.etat === 'annulee' ? seance.motifAnnulation : seance.resume]
          .filter(Boolean)
          .join(' · '),
      ),
    })
  }
  return fil.atom1()
}

// La bibliothèque annonce du HTML : un chevron du texte y serait pris pour une balise.
const enHtml = (texte: string): string => texte.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
