import { Fait } from '#interface/Fait.tsx'
import { nombre, pluriel } from '#socle/texte.ts'
import type { Portrait } from './rassembler-territoire.ts'
import { libelleDuNiveau, libelleNature, motsDuNiveau, type Niveau, type Territoire, urlTerritoire } from './territoire.ts'

const nomDuCode: Record<Niveau, string> = {
  commune: 'Code Insee',
  epci: 'SIREN',
  departement: 'Code du département',
  region: 'Code de la région',
  groupement: 'Code interne',
}

/** Les faits, avec leur source et sa date ; ce qu'on ne sait pas est dit inconnu. */
export function FaitsDuTerritoire({ portrait }: { portrait: Portrait }) {
  const { territoire: t, parents, groupements, chefLieu, contenus } = portrait
  return (
    <section class="territoire-faits" aria-labelledby="faits">
      <h2 id="faits">En quelques faits</h2>
      <dl>
        <Fait nom="Nature">{libelleNature(t)}</Fait>
        <Fait nom="Population">{t.population === null ? 'Inconnue' : `${nombre(t.population)} habitants`}</Fait>
        {contenus.length > 0 && <Fait nom="Contient">{contenus.map((c) => pluriel(c.total, ...motsDuNiveau[c.niveau])).join(', ')}</Fait>}
        {chefLieu && <Fait nom="Chef-lieu">{lien(chefLieu)}</Fait>}
        {parents.toReversed().map((p) => (
          <Fait key={p.id} nom={libelleDuNiveau[p.niveau]}>
            {lien(p)}
          </Fait>
        ))}
        {groupements.length > 0 && (
          <Fait nom="Groupements">
            {groupements.map((g, i) => (
              <span key={g.id}>
                {i > 0 && ', '}
                {lien(g)}
              </span>
            ))}
          </Fait>
        )}
        {t.codesPostaux.length > 0 && (
          <Fait nom={t.codesPostaux.length > 1 ? 'Codes postaux' : 'Code postal'}>{t.codesPostaux.join(', ')}</Fait>
        )}
        <Fait nom={nomDuCode[t.niveau]}>{t.code}</Fait>
        {t.point?.approche && <Fait nom="Position">Approchée : le centre des communes voisines dont on connaît les coordonnées</Fait>}
      </dl>
      <p class="territoire-source">Source&nbsp;: {t.source}.</p>
    </section>
  )
}

const lien = (t: Territoire) => <a href={urlTerritoire(t)}>{t.nom}</a>
