import type { ComponentChildren, HTMLAttributes } from 'preact'
import { Bouton } from '#interface/Bouton.tsx'
import type { MembreConnecte } from '#socle/session.ts'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'parcours-suivi': HTMLAttributes<HTMLElement>
    }
  }
}

type Props = { slug?: string; version?: string; membre: MembreConnecte | null; children: ComponentChildren }

/** Entoure une page de parcours : l'île y montre et y garde ce que le navigateur sait, et le donne au compte une fois. */
export function Suivi({ slug, version, membre, children }: Props) {
  return (
    <parcours-suivi data-slug={slug} data-version={version} data-compte={membre ? 'oui' : undefined}>
      {children}
    </parcours-suivi>
  )
}

/** Où vont les réponses : dans le compte, dans ce navigateur, ou nulle part sans script. */
export function OuVontMesReponses({ membre, slug, suite }: { membre: MembreConnecte | null; slug: string; suite: string }) {
  const entrer = `/connexion?suite=${encodeURIComponent(suite)}`
  if (membre) return <p class="discret">Vos réponses sont gardées dans votre compte, pour vous seul·e.</p>
  return (
    <>
      <p class="discret" data-sans-script="">
        Sans compte et sans script, ce que vous écrivez ici ne peut pas être gardé.{' '}
        <a href={`/parcours/${slug}/releve`}>Imprimez la fiche à remplir</a>, ou <a href={entrer}>entrez avec votre adresse</a> pour garder
        vos réponses.
      </p>
      <p class="discret" data-avec-script="" hidden>
        Ce que vous écrivez reste dans ce navigateur : personne d'autre ne le voit. <a href={entrer}>Avec un compte</a>, vous le retrouvez
        partout.
      </p>
    </>
  )
}

/** Ce que ce navigateur garde, dit en mots : l'emporter, l'effacer. Montré par l'île quand il garde quelque chose. */
export function OutilsDuNavigateur() {
  return (
    <aside class="parcours-garde" aria-labelledby="parcours-garde-titre" data-garde="" hidden>
      <h2 id="parcours-garde-titre">Ce que ce navigateur garde</h2>
      <p data-garde-mots="" />
      <p class="actions">
        <Bouton variante="secondaire" type="button" attributs={{ 'data-emporter': '' }}>
          Emporter en fichier
        </Bouton>
        <Bouton variante="danger" type="button" attributs={{ 'data-effacer': '' }}>
          Effacer de ce navigateur
        </Bouton>
      </p>
      <p role="status" data-garde-dit="" />
    </aside>
  )
}
