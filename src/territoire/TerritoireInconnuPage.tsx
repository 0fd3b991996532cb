import { FilAriane } from '#interface/FilAriane.tsx'
import { ListeDeTerritoires } from './ListeDeTerritoires.tsx'
import { ChercherTerritoire } from './TerritoiresPage.tsx'
import type { Territoire } from './territoire.ts'

/** Une adresse qui ne mène à aucun territoire : de quoi le chercher, et ceux qui ressemblent. */
export function TerritoireInconnuPage({ cherche, proches }: { cherche: string; proches: Territoire[] }) {
  return (
    <article class="territoires">
      <FilAriane etapes={[{ libelle: 'Territoires', href: '/territoires' }, { libelle: 'Introuvable' }]} />
      <header>
        <h1>Ce territoire est introuvable</h1>
        <p>L'adresse est peut-être incomplète, ou ce territoire a changé de nom. Cherchez-le ici.</p>
      </header>
      <ChercherTerritoire q={cherche} />
      {proches.length > 0 && (
        <section aria-labelledby="proches">
          <h2 id="proches">Peut-être cherchiez-vous</h2>
          <ListeDeTerritoires territoires={proches} />
        </section>
      )}
    </article>
  )
}
