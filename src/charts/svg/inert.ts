/**
 * A text as the drawing library may see it. The library keeps the widths of texts in plain objects under the text itself:
 * a name such as `constructor` would find what every object inherits, and `__proto__` would change it for the whole
 * program. A blank at the end makes such a name like any other; `bare` takes it off again.
 */
export const inert = (text: string): string => (text in {} ? `${text} ` : text);

/** What `inert` has added taken off the texts of a drawing. Texts of charts never end in a blank otherwise. */
export const bare = (svg: string): string => svg.replace(/ <\/text>/g, "</text>");
