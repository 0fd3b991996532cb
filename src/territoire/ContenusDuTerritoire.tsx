import { Pagination } from '#interface/Pagination.tsx'
import { nombre } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import type { Tranche } from './contenu.repository.ts'
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
          <ListeDeTerritoires territoires={c.liste} court={portrait.territoire.niveau === 'departement'} />
          {c.liste.length < c.total && <Suite portrait={portrait} contenu={c} />}
        </section>
      ))}
    </>
  )
}

function Suite({ portrait, contenu }: { portrait: Portrait; contenu: Contenu }) {
  const { apres, avant, liste, total, niveau } = contenu
  const vers = (parametres: Tranche) => `${avecParametres(urlTerritoire(portrait.territoire), parametres)}#${titres[niveau][1]}`
  return (
    <Pagination
      precedente={avant === undefined ? undefined : vers({ avant })}
      suivante={apres === undefined ? undefined : vers({ apres })}
      resume={`${liste.length} sur ${nombre(total)}, par ordre alphabétique`}
    />
  )
}
