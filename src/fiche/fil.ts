import { Feed } from 'feed'
import type { Referentiel, Terme } from '#referentiel/referentiel.ts'
import { config } from '#socle/config.ts'

/** Une entrée d'un fil ; `adresse` : un chemin du site. */
export type EntreeDeFil = {
  adresse: string
  /** Son identité, quand ce n'est pas son adresse. */
  id?: string
  titre: string
  resume: string
  date: Date
  publieeLe: Date
  termes: readonly Terme[]
}

/** Le fil d'une liste. `annonce` : ce qu'en dit la page aux lecteurs de fils. */
export type Fil<A> = { titre: string; description: string; annonce: string; entree: (apercu: A, referentiel: Referentiel) => EntreeDeFil }

/** `lien` : la page du fil ; `ici` : son adresse, et son identité (`id`) à défaut d'une autre. Des chemins du site. */
type Tete = { titre: string; description: string; lien: string; ici: string; id?: string }

/** Un fil Atom (RFC 4287), ses entrées dans l'ordre donné. */
export function ecrireFil({ titre, description, lien, ici, id = ici }: Tete, entrees: readonly EntreeDeFil[]): string {
  const fil = new Feed({
    id: `${config.adresse}${id}`,
    title: titre,
    description,
    link: `${config.adresse}${lien}`,
    feedLinks: { atom: `${config.adresse}${ici}` },
    language: 'fr',
    // Sans entrée, une date fixe : le fil ne change pas tant que rien n'y entre.
    updated: entrees[0]?.date ?? new Date('2026-01-01T00:00:00Z'),
    generator: 'Catalyse',
    author: { name: 'Réseau des catalyseurs territoriaux' },
  })
  for (const { adresse, id: identite, date, publieeLe, termes, ...entree } of entrees)
    fil.addItem({
      id: identite ?? `${config.adresse}${adresse}`,
      title: enHtml(entree.titre),
      link: `${config.adresse}${adresse}`,
      description: enHtml(entree.resume),
      date,
      published: publieeLe,
      category: termes.map(({ code, libelle, liste }) => ({ name: libelle, term: `${liste}/${code}` })),
    })
  return fil.atom1()
}

// La bibliothèque annonce du HTML : un chevron du texte y serait pris pour une balise.
const enHtml = (texte: string): string => texte.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
