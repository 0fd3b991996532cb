import type { VNode } from 'preact'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { listApercusParIds as listRessources } from '#ressource/apercu.repository.ts'
import { urlRessource } from '#ressource/ressource.ts'
import type { Db } from '#socle/db.ts'
import { listApercusParIds } from '../besoin.repository.ts'
import { sorteBesoin } from '../besoin.sorte.ts'
import { urlBesoin } from '../besoin.ts'
import { listSemblables } from './semblables.repository.ts'

const montres = 5

/** Les besoins et les exemples qui ressemblent à ce texte, terminés compris : la liste, et chacun à lire sur place. Rien : null. */
export async function semblables(db: Db, texte: string, sauf = 0): Promise<VNode | null> {
  const exemple = (await chargerReferentiel(db)).parCode('medoc', 'exemple')?.id
  const proches = (await listSemblables(db, texte, exemple, montres + 1)).filter(({ salle, id }) => salle !== 'besoin' || id !== sauf)
  const ids = (voulue: string) => proches.filter(({ salle }) => salle === voulue).map(({ id }) => id)
  const [besoins, exemples] = await Promise.all([listApercusParIds(db, ids('besoin')), listRessources(db, ids('ressource'))])
  const lus = [
    ...besoins.map((b) => ({
      ...b,
      salle: 'besoin',
      quoi: `Besoin ${sorteBesoin.etats[b.etat].libelle.toLowerCase()}`,
      texte: b.recit,
      href: urlBesoin(b),
    })),
    ...exemples.map((e) => ({ ...e, salle: 'ressource', quoi: 'Exemple', texte: e.resume, href: urlRessource(e) })),
  ]
  const ranges = proches.slice(0, montres).flatMap(({ salle, id }) => lus.find((lu) => lu.salle === salle && lu.id === id) ?? [])
  if (ranges.length === 0) return null
  return (
    <section class="besoin-semblables" aria-labelledby="semblables">
      <h2 id="semblables">D'autres l'ont peut-être dit, ou y ont répondu</h2>
      <ul>
        {ranges.map(({ href, titre, quoi, territoire, texte }) => (
          <li key={href}>
            <details>
              <summary>
                {titre} <span class="discret">{[quoi, territoire].filter(Boolean).join(', ')}</span>
              </summary>
              {texte && <p>{texte.slice(0, 400)}</p>}
              <a href={href} target="_blank" rel="noopener">
                {quoi === 'Exemple' ? "Lire l'exemple" : 'Voir ce besoin, dire « nous aussi »'}
                <span class="visuellement-cache"> : {titre} (nouvel onglet)</span>
              </a>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
