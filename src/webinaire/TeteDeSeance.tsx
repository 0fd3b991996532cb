import { FilAriane } from '#interface/FilAriane.tsx'
import { type Seance, urlSeance } from './seance.ts'

type Nommee = Pick<Seance, 'titre' | 'slug'>

/** Où l'on est : sur sa page ; avec un acte, sur l'une de celles qui en partent. */
export const filDeSeance = (seance: Nommee, acte?: string) => [
  { libelle: 'Webinaires', href: '/webinaires' },
  ...(acte ? [{ libelle: seance.titre, href: urlSeance(seance) }, { libelle: acte }] : [{ libelle: seance.titre }]),
]

/** La tête d'une page qui part d'une séance : où l'on est, de laquelle il s'agit, ce que l'on y fait. */
export function TeteDeSeance({ seance, acte, titre, etat = '' }: { seance: Nommee; acte: string; titre: string; etat?: string }) {
  return (
    <>
      <FilAriane etapes={filDeSeance(seance, acte)} />
      <p class="surtitre">
        {seance.titre}
        {etat && ` · ${etat}`}
      </p>
      <h1>{titre}</h1>
    </>
  )
}
