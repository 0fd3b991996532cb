import type { ComponentChildren } from 'preact'
import { Citation, Source } from '../Citation.tsx'
import { Etiquette } from '../Etiquette.tsx'
import { Fraicheur } from '../Fraicheur.tsx'
import { Frise } from '../Frise.tsx'
import { PropositionDeDepart } from '../PropositionDeDepart.tsx'

/** Un récit daté à gauche, les faits à droite. */
export function VitrineRecit() {
  return (
    <div class="corps-et-marge">
      <div>
        <h3>Du besoin à l'effet</h3>
        <Frise evenements={evenements} />
        <Citation libelle="Compte rendu inventé" auteur="Une élue fictive" date="2026-03-03">
          On avait chacun un bout de la réponse. Il manquait quelqu'un pour nous asseoir à la même table.
        </Citation>
      </div>
      <aside aria-label="Les faits">
        <dl class="faits">
          <Fait terme="Territoire">
            <a href="/territoires">CC du Val-Fictif</a>
          </Fait>
          <Fait terme="Habitants">24 310</Fait>
          <Fait terme="Pratiques">
            <Etiquette teinte="pratique">Dialogue territorial</Etiquette> <Etiquette teinte="pratique">Accompagnements</Etiquette>
          </Fait>
          <Fait terme="Thématique">
            <Etiquette teinte="thematique">Mobilités</Etiquette>
          </Fait>
          <Fait terme="Sphère">
            <Etiquette teinte="sphere">Société civile</Etiquette>
          </Fait>
          <Fait terme="ODD">
            <Etiquette teinte="odd">17 Partenariats</Etiquette>
          </Fait>
          <Fait terme="État">
            <Etiquette teinte="etat">En attente</Etiquette>
          </Fait>
          <Fait terme="Fiche">
            <Fraicheur verifieeLe={new Date(Date.now() - 12 * 86_400_000)} par="La Fabrique du Val-Fictif" />
          </Fait>
        </dl>
        <PropositionDeDepart />
        <Source libelle="Recueil inventé du Val-Fictif" href="https://exemple.fr" date="2026-01-15" />
      </aside>
    </div>
  )
}

function Fait({ terme, children }: { terme: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{terme}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const evenements = [
  { date: '2025-10-07', titre: 'Un besoin est dit', texte: 'Neuf habitants de Bois-Inventé ne peuvent plus aller au marché.' },
  {
    date: '2025-11-20',
    titre: 'Une mise en relation',
    texte: 'Le Relais présente la mairie à la Coopérative des Semis.',
    href: '/vitrine-interface',
  },
  { date: 'printemps 2026', titre: 'Un premier essai', texte: 'Trois tournées par semaine, pendant huit semaines.' },
  {
    date: '2026-09-01',
    titre: 'Ce qui a changé',
    texte: 'Quarante personnes servies ; le récit est repris par un autre territoire inventé.',
  },
]
