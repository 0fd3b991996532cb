import { Pagination } from '../interface/Pagination.tsx'
import { pluriel } from '../socle/texte.ts'
import { avecParametres } from '../socle/urls.ts'
import { ListeDeTerritoires } from './ListeDeTerritoires.tsx'
import type { Contenu, Portrait } from './rassembler-territoire.ts'
import { type Niveau, nomAvecDe, urlTerritoire } from './territoire.ts'

const titres: Record<Niveau, [string, string]> = {
  commune: ['Communes', 'communes'],
  epci: ['Intercommunalités', 'intercommunalités'],
  departement: ['Départements', 'départements'],
  region: ['Régions', 'régions'],
  groupement: ['Groupements', 'groupements'],
}

/** Ce que contient le territoire, niveau par niveau ; la dernière liste se feuillette. */
export function ContenusDuTerritoire({ portrait }: { portrait: Portrait }) {
  return (
    <>
      {portrait.contenus.map((c) => (
        <section key={c.niveau} aria-labelledby={`contenu-${c.niveau}`} id={titres[c.niveau][1]}>
          <h2 id={`contenu-${c.niveau}`}>
            {titres[c.niveau][0]} {nomAvecDe(portrait.territoire)}
          </h2>
          <ListeDeTerritoires territoires={c.liste} />
          {c.liste.length < c.total && <Suite portrait={portrait} contenu={c} />}
        </section>
      ))}
    </>
  )
}

function Suite({ portrait, contenu }: { portrait: Portrait; contenu: Contenu }) {
  const ici = urlTerritoire(portrait.territoire)
  const ancre = `#${titres[contenu.niveau][1]}`
  return (
    <Pagination
      suivante={contenu.suivant === null ? undefined : avecParametres(ici, { apres: contenu.suivant }) + ancre}
      precedente={portrait.auDebut ? undefined : ici + ancre}
      resume={`${contenu.liste.length} sur ${pluriel(contenu.total, 'territoire', 'territoires')}, par ordre alphabétique`}
    />
  )
}
