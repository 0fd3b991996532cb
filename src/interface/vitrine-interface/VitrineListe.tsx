import { Bouton } from '../Bouton.tsx'
import { EtatVide } from '../EtatVide.tsx'
import { Etiquette } from '../Etiquette.tsx'
import { Facettes, type GroupeDeFacettes } from '../Facettes.tsx'
import { Fiche } from '../Fiche.tsx'
import { Fraicheur } from '../Fraicheur.tsx'
import { Pagination } from '../Pagination.tsx'
import { Tableau } from '../Tableau.tsx'

/** Une liste filtrée, ses fiches, ses pages ; un tableau ; une liste vide. */
export function VitrineListe() {
  return (
    <>
      <form method="get" action="/vitrine-interface" class="filtres-et-liste">
        <Facettes groupes={groupes} effacer="/vitrine-interface" />
        <div>
          <h3>Cinq organisations inventées</h3>
          <ul class="grille">
            {fiches.map((fiche) => (
              <li key={fiche.titre}>
                <UneFiche {...fiche} />
              </li>
            ))}
          </ul>
          <Pagination resume="25 à 48 sur 350" precedente="?avant=a" suivante="?apres=b" />
        </div>
      </form>
      <Tableau legende="Communes inventées du Val-Fictif, par population" colonnes={colonnes} lignes={lignes} />
      <EtatVide
        titre="Personne ne répond encore à ce besoin ici"
        niveau={3}
        actions={
          <>
            <Bouton href="#formulaire">Raconter ce besoin</Bouton>
            <Bouton variante="secondaire" href="/territoires">
              Chercher dans tout le département
            </Bouton>
          </>
        }
      >
        Le fil s'arrête avant ce point de la carte. Vous pouvez élargir la recherche, ou dire ce qui manque.
      </EtatVide>
    </>
  )
}

type Exemple = { titre: string; lieu: string; texte: string; pratique: string; le: string | null; par?: string }

function UneFiche({ titre, lieu, texte, pratique, le, par }: Exemple) {
  const etiquettes = (
    <>
      <Etiquette teinte="pratique" href="?pratique=dialogue">
        {pratique}
      </Etiquette>
      <Etiquette teinte="profil">Association</Etiquette>
    </>
  )
  return (
    <Fiche
      titre={titre}
      href="/vitrine-interface"
      surtitre={lieu}
      etiquettes={etiquettes}
      pied={<Fraicheur verifieeLe={le} par={par} />}
      niveau={4}
    >
      {texte}
    </Fiche>
  )
}

const ilYADesJours = (jours: number) => new Date(Date.now() - jours * 86_400_000).toISOString().slice(0, 10)

const fiches: Exemple[] = [
  {
    titre: 'La Fabrique du Val-Fictif',
    lieu: 'Saint-Exemple (00)',
    texte: 'Réunit habitants, communes et entreprises autour de la mobilité du dernier kilomètre.',
    pratique: 'Dialogue territorial',
    le: ilYADesJours(12),
    par: "l'équipe",
  },
  {
    titre: 'Atelier des Trois-Rives',
    lieu: 'Trois-Rives (00)',
    texte: 'Un lieu où essayer : outils partagés, repas du jeudi, démonstrations.',
    pratique: "Gestion d'un lieu",
    le: ilYADesJours(400),
  },
  {
    titre: 'Maison commune de Bois-Inventé',
    lieu: 'Bois-Inventé (00)',
    texte: 'Accompagne les projets de la première idée à la première année.',
    pratique: 'Accompagnements',
    le: null,
  },
  {
    titre: 'Coopérative des Semis, pour une alimentation de proximité et de saison',
    lieu: 'Semis-le-Grand (00)',
    texte: 'Un titre long reste lisible et ne pousse pas ses voisins.',
    pratique: 'Expérimentations collectives',
    le: ilYADesJours(1),
  },
  {
    titre: 'Le Relais',
    lieu: 'Pont-Fictif (00)',
    texte: 'Met en lien celles et ceux qui cherchent et celles et ceux qui savent.',
    pratique: 'Dialogue territorial',
    le: ilYADesJours(45),
  },
]

const groupes: GroupeDeFacettes[] = [
  {
    nom: 'pratique',
    titre: 'Pratiques',
    choix: [
      { valeur: 'dialogue', libelle: 'Dialogue territorial', compte: 148, coche: true, oter: '?thematique=mobilite' },
      { valeur: 'experimentation', libelle: 'Expérimentations collectives', compte: 96, coche: false },
      { valeur: 'accompagnement', libelle: 'Accompagnements', compte: 1203, coche: false },
      { valeur: 'lieu', libelle: "Gestion d'un lieu", compte: 61, coche: false },
    ],
  },
  {
    nom: 'thematique',
    titre: 'Thématiques',
    proposition: true,
    choix: [
      { valeur: 'mobilite', libelle: 'Mobilités et accès aux services', compte: 32, coche: true, oter: '?pratique=dialogue' },
      { valeur: 'alimentation', libelle: 'Alimentation', compte: 27, coche: false },
    ],
  },
  { nom: 'profil', titre: 'Profils', choix: [{ valeur: 'association', libelle: 'Association', compte: 210, coche: false }] },
]

const colonnes = [
  { cle: 'nom', libelle: 'Commune', tri: { href: '?tri=nom' } },
  { cle: 'habitants', libelle: 'Habitants', nombre: true, tri: { href: '?tri=habitants', sens: 'decroissant' as const } },
  { cle: 'acteurs', libelle: 'Acteurs', nombre: true },
  { cle: 'source', libelle: 'Source' },
]
const lignes = [
  { nom: <a href="/territoires">Saint-Exemple</a>, habitants: '12 480', acteurs: '14', source: 'Données inventées' },
  { nom: <a href="/territoires">Semis-le-Grand</a>, habitants: '3 205', acteurs: '6', source: 'Données inventées' },
  { nom: <a href="/territoires">Bois-Inventé</a>, habitants: '418', acteurs: '1', source: 'Données inventées' },
]
