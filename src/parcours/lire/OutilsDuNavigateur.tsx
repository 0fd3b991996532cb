import { Bouton } from '#interface/Bouton.tsx'

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
