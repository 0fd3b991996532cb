import type { ComponentChildren } from 'preact'
import { Bouton } from '#interface/Bouton.tsx'
import type { Mots, Suivi } from '../sorte.ts'

type Props = {
  sorte: { mots: Mots; chemin: string }
  titre: string
  fiche: Suivi
  publiee: boolean
  archivee: boolean
  /** La personne qui regarde peut la modifier. */
  modifie: boolean
  /** Ce que la salle offre d'abord : écrire, adapter. */
  avant?: ComponentChildren
  /** D'autres actes de qui la tient ou l'anime. */
  aussi?: { libelle: string; href: string }[]
  /** La question qui précède « demandez à tenir cette fiche » ; sans elle, cette sorte ne se revendique pas. */
  revendiquer?: string
}

/** Ce que la personne qui regarde une fiche peut y faire. */
export function ActesDeFiche({ sorte, titre, fiche, publiee, archivee, modifie, avant, aussi = [], revendiquer }: Props) {
  const chemin = `${sorte.chemin}/${fiche.slug}`
  const acte = (libelle: string, verbe: string) => ({ libelle, href: `${chemin}/${verbe}` })
  const actes = [
    ...(modifie ? [acte('Modifier', 'modifier')] : []),
    ...aussi,
    ...(modifie ? [acte("Voir l'historique", 'historique')] : []),
    ...(modifie && publiee ? [acte('Archiver', 'archiver')] : []),
    ...(modifie && archivee ? [acte('Republier', 'republier')] : []),
  ]
  return (
    <div class="fiche-actes">
      {avant}
      {modifie && publiee && (
        <form method="post" action={`${chemin}/a-jour`}>
          <Bouton variante="secondaire">Toujours à jour</Bouton>
        </form>
      )}
      {actes.length > 0 && (
        <ul class="fiche-tenir" aria-label={`Tenir « ${titre} »`}>
          {actes.map(({ libelle, href }) => (
            <li key={href}>
              <a href={href}>{libelle}</a>
            </li>
          ))}
        </ul>
      )}
      {revendiquer && publiee && fiche.proprietaireId === null && (
        <p>
          {revendiquer} <a href={`${chemin}/revendiquer`}>Demandez à tenir {sorte.mots.cette}</a>.
        </p>
      )}
    </div>
  )
}
